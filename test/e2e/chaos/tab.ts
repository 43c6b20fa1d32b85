import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext, Locator, Page } from '@playwright/test';

/** What a tab shows: the form, a complaint on its way or arrived, or nothing that can be used. */
export type Shown = 'form' | 'sending' | 'sent' | 'nothing';

/** Moves the page's clock by `__skew` milliseconds, which can be changed while it runs. */
function moveClock(skew: number): void {
  const Real = Date;
  const moved = globalThis as unknown as { __skew: number };
  moved.__skew = skew;
  globalThis.Date = class extends Real {
    constructor(...given: [] | [number | string | Date]) {
      if (given.length) super(...given);
      else super(Real.now() + moved.__skew);
    }
    static override now(): number {
      return Real.now() + moved.__skew;
    }
  } as DateConstructor;
}

/** A tab with the form, as a person sees and uses it. Whatever takes longer than a person waits counts as not there. */
export class Tab {
  dead = false;
  readonly #page: Page;
  readonly #form: Locator;

  private constructor(page: Page) {
    this.#page = page;
    this.#form = page.locator('complaint-form');
    page.setDefaultTimeout(4_000);
    page.on('crash', () => {
      this.dead = true;
    });
  }

  /** @returns `undefined` where the page could not be loaded. */
  static async open(context: BrowserContext, url: string, skew: number): Promise<Tab | undefined> {
    const page = await context.newPage();
    const tab = new Tab(page);
    await page.addInitScript(moveClock, skew);
    try {
      await page.goto(`${url}/plain.html`, { timeout: 10_000, waitUntil: 'domcontentloaded' });
      return tab;
    } catch {
      await page.close();
      return undefined;
    }
  }

  /** What is shown, once it is something. */
  async shown(): Promise<Shown> {
    for (let tries = 0; tries < 40; tries++) {
      const shown = await this.#look();
      if (shown !== 'nothing') return shown;
      await pause(50);
    }
    return 'nothing';
  }

  #look(): Promise<Shown> {
    return this.#form.evaluate((form): Shown => {
      const root = form.shadowRoot;
      if (root?.querySelector('.secret')) return 'sent';
      if (root?.querySelector('.sent')) return 'sending';
      return root?.querySelector('.buttons:not([hidden]) [type=submit]') ? 'form' : 'nothing';
    });
  }

  title(): Promise<string> {
    return this.#form.getByLabel('In a few words').inputValue();
  }

  /** Names the complaint. */
  async begin(title: string): Promise<void> {
    await this.#form.getByLabel('In a few words').fill(title);
  }

  /** Adds words at the end of what happened. */
  async type(words: string): Promise<void> {
    await this.#form.getByLabel('What happened?').focus();
    await this.#page.keyboard.press('Control+End');
    await this.#page.keyboard.type(` ${words}`);
  }

  async attach(name: string, content: string): Promise<void> {
    const file = { name, mimeType: 'text/plain', buffer: Buffer.from(content) };
    await this.#form.locator('input[type=file]').setInputFiles(file);
  }

  /** Whether words, and a file if one is named, come to be shown as saved. */
  async showsAsSaved(words: string, file?: string): Promise<boolean> {
    for (let tries = 0; tries < 40; tries++) {
      if (await this.#looksSaved(words, file)) return true;
      await pause(25);
    }
    return false;
  }

  #looksSaved(words: string, file: string | undefined): Promise<boolean> {
    return this.#form.evaluate(
      (form, wanted) => {
        const root = form.shadowRoot;
        const [status] = root?.querySelectorAll('.status span:not(.sr)') ?? [];
        const said = /^\s*(Saved on this device|We kept what you had written)\.\s*$/.test(status?.textContent ?? '');
        const text = root?.querySelector<HTMLTextAreaElement>('#q-description')?.value ?? '';
        const names = [...(root?.querySelectorAll('.file') ?? [])];
        const listed = names.some(
          (item) => item.textContent.includes(wanted.file ?? '') && !item.querySelector('.error'),
        );
        return said && text.includes(wanted.words) && (wanted.file === undefined || listed);
      },
      { words, file },
    );
  }

  /** Says what must be said, and sends it. */
  async send(): Promise<void> {
    const form = this.#form;
    await form.getByLabel('What is it about?').selectOption('account');
    await form.getByLabel(/^Name/).fill('Carla Mendes');
    await form.getByLabel(/^Email/).fill('carla@example.com');
    await form.getByRole('checkbox', { name: /^I agree/ }).check();
    await this.#form.getByRole('button', { name: 'Send complaint' }).click();
  }

  async tryNow(): Promise<void> {
    const button = this.#form.getByRole('button', { name: 'Try now' });
    if (await button.isVisible()) await button.click();
  }

  /** Takes the receipt as kept, and begins another complaint. */
  async again(): Promise<void> {
    await this.#form.getByRole('button', { name: 'Make another complaint' }).click();
    await this.#form.getByRole('button', { name: 'Yes, I have it' }).click();
  }

  async setClock(skew: number): Promise<void> {
    await this.#page.evaluate((value) => {
      (globalThis as unknown as { __skew: number }).__skew = value;
    }, skew);
  }

  /** As a person closes it. */
  async close(): Promise<void> {
    this.dead = true;
    await this.#page.close();
  }

  /** As the system kills it: no event tells the page. */
  async crash(): Promise<void> {
    const session = await this.#page.context().newCDPSession(this.#page);
    const gone = this.#page.waitForEvent('crash', { timeout: 5_000 });
    // It is never answered.
    void session.send('Page.crash').catch(() => undefined);
    await gone;
    await this.close();
  }

  /** Empties what the browser keeps for the site, under the feet of the page. */
  async clearStorage(): Promise<void> {
    const session = await this.#page.context().newCDPSession(this.#page);
    const { origin } = new URL(this.#page.url());
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb,local_storage' });
    await session.detach();
  }

  /** What the browser keeps for the site. */
  kept(): Promise<Kept> {
    return this.#page.evaluate(readKept);
  }
}

export interface Kept {
  /** Complaints on their way that have not arrived. */
  readonly unsent: number;
  readonly drafts: readonly { readonly title: string; readonly text: string; readonly files: readonly string[] }[];
}

async function readKept(): Promise<Kept> {
  // Opening it would make it.
  const known = await indexedDB.databases();
  if (!known.some(({ name }) => name === 'redress-drafts')) return { unsent: 0, drafts: [] };
  interface Row {
    readonly state?: string;
    readonly content?: { readonly title?: string; readonly description?: string };
    readonly files: readonly { readonly id: string; readonly name: string; readonly size: number }[];
  }
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => {
        resolve(request.result);
      };
      request.onerror = () => {
        reject(request.error ?? new Error('unread'));
      };
    });
  const db = await done(indexedDB.open('redress-drafts'));
  const tx = db.transaction(['drafts', 'outbox', 'files']);
  const [drafts, outbox, files] = await Promise.all([
    done(tx.objectStore('drafts').getAll() as IDBRequest<Row[]>),
    done(tx.objectStore('outbox').getAll() as IDBRequest<Row[]>),
    done(tx.objectStore('files').getAll() as IDBRequest<{ id: string; bytes: ArrayBuffer }[]>),
  ]);
  db.close();
  const sizes = new Map(files.map(({ id, bytes }) => [id, bytes.byteLength]));
  return {
    unsent: outbox.filter(({ state }) => state !== 'sent').length,
    drafts: drafts.map(({ content, files: all }) => ({
      title: content?.title ?? '',
      text: content?.description ?? '',
      files: all.filter(({ id, size }) => sizes.get(id) === size).map(({ name }) => name),
    })),
  };
}
