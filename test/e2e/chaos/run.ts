import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, type Browser, type BrowserContext } from '@playwright/test';
import type { Case } from '@redress/cases';
import type { ChaosDesk } from './desk.ts';
import { randomSource } from '../../helpers/random.ts';
import { Tab, type Kept } from './tab.ts';

/** A complaint that the person writes, by its title, and what was shown about it. */
interface Item {
  /** Words and files that were shown as saved. */
  readonly words: Set<string>;
  readonly files: Map<string, string>;
  /** Shown as saved and on its way. */
  submitted: boolean;
}

const year = 365 * 86_400_000;
const steps = 14;

/** One person's bad day: what they do, and what is done to them, at random moments. */
export class ChaosRun {
  readonly log: string[] = [];
  readonly #seed: number;
  readonly #desk: ChaosDesk;
  readonly #random: () => number;
  readonly #items = new Map<string, Item>();
  readonly #background: Promise<unknown>[] = [];
  readonly #context: BrowserContext;
  #tabs: Tab[] = [];
  #skew = 0;
  #offline = false;
  #count = 0;

  private constructor(seed: number, desk: ChaosDesk, context: BrowserContext) {
    this.#seed = seed;
    this.#desk = desk;
    this.#random = randomSource(seed);
    this.#context = context;
  }

  static async begin(seed: number, desk: ChaosDesk, browser: Browser): Promise<ChaosRun> {
    return new ChaosRun(seed, desk, await browser.newContext());
  }

  /** What is found on the desk belongs to this run if it has this word. */
  get name(): string {
    return `run${this.#seed}`;
  }

  async live(): Promise<void> {
    for (let step = 0; step < steps; step++) {
      await this.#step();
      // Sometimes at once, sometimes after a while.
      if (this.#random() < 0.4) await pause(this.#random() * 300);
    }
    await Promise.all(this.#background);
  }

  async #step(): Promise<void> {
    this.#tabs = this.#tabs.filter(({ dead }) => !dead);
    const tab = this.#tabs[Math.floor(this.#random() * this.#tabs.length)];
    const roll = this.#random();
    try {
      if (!tab || (roll < 0.07 && this.#tabs.length < 3)) await this.#open();
      else if (roll < 0.68) await this.#use(tab);
      else if (roll < 0.77) await this.#lose(tab);
      else if (roll < 0.86) this.#cut();
      else if (roll < 0.9) this.#kill();
      else if (roll < 0.96) await this.#jump();
      else await this.#clear(tab);
    } catch (error) {
      // Its process was shared with one that was killed, or it did not answer in time: the person gives up on it.
      if (!/crash|closed|timeout/i.test(String(error))) throw error;
      this.#say(`gave up: ${String(error).split('\n')[0]}`);
    }
  }

  async #open(): Promise<void> {
    if (this.#offline) {
      this.#cut();
      return;
    }
    if (this.#random() < 0.8) await this.#desk.up();
    const tab = await Tab.open(this.#context, this.#desk.url, this.#skew);
    this.#say(tab ? 'open' : 'not loaded');
    if (tab) this.#tabs.push(tab);
  }

  async #use(tab: Tab): Promise<void> {
    const shown = await tab.shown();
    if (shown === 'sent') return tab.again();
    if (shown === 'sending') return tab.tryNow();
    if (shown === 'nothing') return;
    const { title, item } = await this.#itemIn(tab);
    const roll = this.#random();
    if (roll < 0.5) await this.#type(tab, item);
    else if (roll < 0.7) await this.#attach(tab, title, item);
    else await this.#send(tab, title, item);
  }

  async #itemIn(tab: Tab): Promise<{ title: string; item: Item }> {
    const title = (await tab.title()) || `${this.name} c${++this.#count}`;
    const known = this.#items.get(title);
    if (known) return { title, item: known };
    const item: Item = { words: new Set(), files: new Map(), submitted: false };
    this.#items.set(title, item);
    this.#say(`begin ${title}`);
    await tab.begin(title);
    return { title, item };
  }

  async #type(tab: Tab, item: Item): Promise<void> {
    const word = `w${++this.#count}.`;
    await tab.type(word);
    const saved = this.#random() < 0.6 && (await tab.showsAsSaved(word));
    if (saved) item.words.add(word);
    this.#say(`type ${word}${saved ? ' saved' : ''}`);
  }

  async #attach(tab: Tab, title: string, item: Item): Promise<void> {
    if (item.files.size > 3) return;
    const name = `f${++this.#count}.txt`;
    const content = `${title} ${name} `.repeat(this.#random() < 0.2 ? 20_000 : 100);
    await tab.attach(name, content);
    const saved = this.#random() < 0.6 && (await tab.showsAsSaved('', name));
    if (saved) item.files.set(name, createHash('sha256').update(content).digest('hex'));
    this.#say(`attach ${name}${saved ? ' saved' : ''}`);
  }

  async #send(tab: Tab, title: string, item: Item): Promise<void> {
    await tab.send();
    if (this.#random() < 0.5) await pause(this.#random() * 200);
    const shown = this.#random() < 0.7 ? await tab.shown() : 'nothing';
    item.submitted ||= shown === 'sending' || shown === 'sent';
    this.#say(`send ${title} ${shown}`);
  }

  async #lose(tab: Tab): Promise<void> {
    this.#tabs.splice(this.#tabs.indexOf(tab), 1);
    const crash = this.#random() < 0.5;
    this.#say(crash ? 'crash' : 'close');
    await (crash ? tab.crash() : tab.close());
  }

  /** The network goes or comes back, a moment from now. */
  #cut(): void {
    const offline = (this.#offline = !this.#offline);
    const wait = this.#random() * 300;
    this.#say(offline ? 'cut' : 'connect');
    const before = this.#background.at(-1);
    this.#background.push(Promise.all([before, pause(wait)]).then(() => this.#setOffline(offline)));
  }

  async #setOffline(offline: boolean): Promise<void> {
    for (;;) {
      try {
        await this.#context.setOffline(offline);
        return;
      } catch (error) {
        // A tab that has just been killed is told as well.
        if (!/crash|closed/i.test(String(error))) throw error;
        await pause(100);
      }
    }
  }

  #kill(): void {
    this.#say('kill');
    const wait = this.#random() * 500;
    this.#background.push(pause(wait).then(() => this.#desk.kill()));
  }

  async #jump(): Promise<void> {
    this.#skew = this.#random() < 0.3 ? 0 : (this.#random() - 0.5) * 2 * year;
    this.#say(`clock ${Math.round(this.#skew / 86_400_000)} days`);
    await Promise.all(this.#tabs.map((tab) => tab.setClock(this.#skew)));
  }

  /** From here on, what was saved before may be gone. */
  async #clear(tab: Tab): Promise<void> {
    this.#say('clear');
    await tab.clearStorage();
    for (const item of this.#items.values()) {
      item.words.clear();
      item.files.clear();
      item.submitted = false;
    }
  }

  /** The network is well again, no tab is open, and one last visit sends what is left. */
  async calm(): Promise<void> {
    for (const tab of this.#tabs) if (!tab.dead) await tab.close();
    await this.#setOffline(false);
    this.#say('calm');
    const last = await Tab.open(this.#context, this.#desk.url, 0);
    if (!last) throw new Error('the last visit could not be made');
    await last.shown();
    await expect.poll(async () => (await last.kept()).unsent, { timeout: 60_000 }).toBe(0);
    this.#check(await last.kept(), await this.#desk.cases(this.name));
    await this.#context.close();
  }

  #check({ drafts }: Kept, cases: readonly Case[]): void {
    const sent = cases.map(({ complaint }) => ({
      title: complaint.title,
      text: complaint.description,
      files: complaint.attachments ?? [],
    }));
    const all = [...sent, ...drafts.map((draft) => ({ ...draft, files: draft.files.map((name) => ({ name })) }))];
    const names = all.flatMap(({ files }) => files.map(({ name }) => name));
    expect(new Set(names).size, `no file twice: ${names.join(' ')}`).toBe(names.length);
    // Typed before what was kept is there, a complaint goes on with it.
    const named = (title: string) => (one: { title: string }) => `${one.title} `.includes(`${title} `);
    for (const [title, { submitted, words, files }] of this.#items) {
      expect(all.filter(named(title)).length, `${title} is once at most in cases and drafts`).toBeLessThanOrEqual(1);
      if (submitted) expect(sent.filter(named(title)).length, `${title} was on its way`).toBe(1);
      for (const word of words)
        expect(
          all.some(({ text }) => text.includes(word)),
          `${word} was saved`,
        ).toBe(true);
      for (const [name, hash] of files) {
        expect(names, `${name} was saved`).toContain(name);
        const arrived = sent.flatMap((one) => one.files).find((file) => file.name === name);
        if (arrived) expect(arrived.sha256).toBe(hash);
      }
    }
  }

  #say(what: string): void {
    this.log.push(what);
  }
}
