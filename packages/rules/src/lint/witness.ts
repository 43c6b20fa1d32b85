import type { Complaint } from '@redress/cases';
import { dayMs, hourMs } from '../calendar/civil.ts';
import { plainFacts } from '../facts.ts';
import type { LocalClock } from '../local-time.ts';
import type { Policy } from '../policy.ts';
import type { Axis, Box, Space } from './space.ts';

/** A complaint that a finding speaks of, and when it came in. */
export interface Witness {
  readonly complaint: Complaint;
  readonly now: string;
  readonly repeatCount: number;
}

/** What stands in a complaint under the fact's name. */
const ownFacts = plainFacts.slice(0, plainFacts.indexOf('anonymous'));

/** Builds complaints out of boxes. */
export class WitnessMaker {
  readonly #policy: Policy;
  readonly #space: Space;
  readonly #clock: LocalClock;
  readonly #now: number;

  constructor(policy: Policy, space: Space, clock: LocalClock, now: number) {
    this.#policy = policy;
    this.#space = space;
    this.#clock = clock;
    this.#now = now;
  }

  /** A complaint of the box; undefined if facts that depend on one another can't agree. */
  make(box: Box): Witness | undefined {
    const chosen = this.#choose(box);
    if (!chosen) return undefined;
    const customer = this.#customer(chosen);
    if (customer === undefined && chosen.get('anonymous') === false) return undefined;
    const now = this.#nowFor(chosen);
    if (now === undefined) return undefined;
    const { title, description } = this.#texts(box, chosen);
    const days = chosen.get('daysSinceOccurred');
    const occurredAt = typeof days === 'number' ? this.#daysBefore(days, now) : chosen.get('occurredAt');
    const fields = [...chosen].filter(([fact]) => Object.hasOwn(this.#policy.facts ?? {}, fact));
    const complaint = {
      ...present(ownFacts.map((fact) => [fact, chosen.get(fact)])),
      channel: chosen.get('channel') ?? 'web',
      category: chosen.get('category') ?? this.#policy.categories[0]?.id ?? 'other',
      title,
      description,
      ...present([
        ['occurredAt', occurredAt],
        ['customer', customer],
      ]),
      ...(fields.length > 0 && { fields: present(fields) }),
      ...(Number(chosen.get('attachmentCount') ?? 0) > 0 && {
        attachments: files(Number(chosen.get('attachmentCount'))),
      }),
    } as unknown as Complaint;
    return { complaint, now: new Date(now).toISOString(), repeatCount: Number(chosen.get('repeatCount') ?? 0) };
  }

  /** A value for each axis that the box narrows, those that are not there first. */
  #choose(box: Box): Map<string, unknown> | undefined {
    const chosen = new Map<string, unknown>();
    for (const [index, bits] of box) {
      const axis = this.#space.axes[index];
      if (axis && !axis.keywords) chosen.set(axis.fact, axis.values[(bits & -bits).toString(2).length - 1]);
    }
    const customerNeeded = [...chosen].some(([fact, value]) => fact.startsWith('customer') && value !== undefined);
    const anonymous = this.#allowedOf(box, 'anonymous');
    if (customerNeeded && anonymous && !anonymous.includes(false)) return undefined;
    if (anonymous) chosen.set('anonymous', customerNeeded ? false : anonymous[0]);
    else if (customerNeeded) chosen.set('anonymous', false);
    return this.#chooseCategory(box, chosen) ? chosen : undefined;
  }

  /** A subcategory needs its own category. */
  #chooseCategory(box: Box, chosen: Map<string, unknown>): boolean {
    const subs = this.#allowedOf(box, 'subcategory');
    if (!subs) return true;
    const tops = this.#allowedOf(box, 'category') ?? this.#policy.categories.map(({ id }) => id);
    for (const sub of subs) {
      const parent = this.#policy.categories.find(({ children = [] }) => children.some(({ id }) => id === sub))?.id;
      if (sub !== undefined && !tops.includes(parent)) continue;
      chosen.set('subcategory', sub);
      chosen.set('category', parent ?? tops[0]);
      return true;
    }
    return false;
  }

  #allowedOf(box: Box, fact: string): unknown[] | undefined {
    const index = this.#space.axis(fact);
    const axis = this.#space.axes[index ?? -1];
    const bits = index === undefined ? undefined : box.get(index);
    return axis && bits !== undefined ? this.#allowed(axis, bits) : undefined;
  }

  #allowed({ values }: Axis, bits: bigint): unknown[] {
    return values.filter((_, i) => (bits >> BigInt(i)) & 1n);
  }

  #customer(chosen: ReadonlyMap<string, unknown>): Record<string, unknown> | undefined {
    const facts = [...chosen].filter(([fact, value]) => fact.startsWith('customer') && value !== undefined);
    if (facts.length === 0) return chosen.get('anonymous') === false ? {} : undefined;
    return present(facts.map(([fact, value]) => [fact.charAt(8).toLowerCase() + fact.slice(9), value]));
  }

  /** A time within two weeks of the given one with the weekday and the hour that were chosen. */
  #nowFor(chosen: ReadonlyMap<string, unknown>): number | undefined {
    const [weekday, hour] = [chosen.get('receivedWeekday'), chosen.get('receivedHour')];
    for (let now = this.#now; now < this.#now + 14 * dayMs; now += hourMs) {
      const fits = weekday === undefined || this.#clock.weekday(now) === weekday;
      if (fits && (hour === undefined || this.#clock.hour(now) === hour)) return now;
    }
    return undefined;
  }

  #daysBefore(days: number, now: number): string {
    const today = this.#clock.daysSince('1970-01-01', now) ?? 0;
    return new Date((today - days) * dayMs).toISOString().slice(0, 10);
  }

  /** Title and description that hold the keywords asked for, and as little else as possible. */
  #texts(box: Box, chosen: ReadonlyMap<string, unknown>): { title: string; description: string } {
    const words = { title: [] as string[], description: [] as string[] };
    for (const [index, bits] of box) {
      const leaf = this.#space.axes[index]?.keywords;
      if (!leaf || 'slot' in leaf.right) continue;
      const wanted = (bits === 1n) !== leaf.operator.startsWith('not:');
      const keywords = leaf.right.value as string[];
      const needed = leaf.operator.endsWith('containsAll') ? keywords : keywords.slice(0, 1);
      if (wanted && bits !== 3n) words[leaf.left.fact === 'title' ? 'title' : 'description'].push(...needed);
    }
    const text = (fact: 'title' | 'description'): string => {
      const value = chosen.get(fact);
      return words[fact].join('; ') || (typeof value === 'string' ? value : '');
    };
    return { title: text('title') || 'Witness', description: text('description') };
  }
}

const present = (entries: readonly (readonly [string, unknown])[]): Record<string, unknown> =>
  Object.fromEntries(entries.filter(([, value]) => value !== undefined));

const files = (count: number): object[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `witness-${String(i)}`,
    name: `${String(i)}.png`,
    type: 'image/png',
    size: 1,
    sha256: '0'.repeat(64),
  }));
