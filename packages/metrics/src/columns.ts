import type { CaseFacts, Issue } from '@redress/cases';
import { Arena } from './arena.ts';
import { endedBit, flagsOf } from './flags.ts';
import { Dictionary, PairDictionary, TextDictionary, type CodePair } from './dictionary.ts';
import { CodeColumn, CountedColumn, NumberColumn, ScoreColumn } from './growable.ts';
import { HashTable, hashText } from './hash-table.ts';
import { parseInstant } from './instant.ts';
import { firstHour, HourColumn, neverHour, unknownHour, WallClock } from './wall-clock.ts';
import type { Zone } from './zone.ts';

/** What cases are grouped and filtered by, apart from time. `currency` is the remedy's. */
export const caseDimensions = [
  'channel',
  'category',
  'subcategory',
  'product',
  'department',
  'handler',
  'severity',
  'cause',
  'state',
  'outcome',
  'language',
  'remedy',
  'currency',
  'contact-failure',
] as const;
export type CaseDimension = (typeof caseDimensions)[number];

export const timeColumns = ['received', 'responded', 'resolved', 'reopened', 'surveyed', 'due'] as const;
export type TimeColumn = (typeof timeColumns)[number];

const scales = {
  attitude: [1, 5],
  timeliness: [1, 5],
  clarity: [1, 5],
  fairness: [1, 5],
  overall: [1, 5],
  nps: [0, 10],
  ces: [1, 7],
} as const;
export type ScoreName = keyof typeof scales;
const scoreNames = Object.keys(scales) as ScoreName[];

const instants: readonly (readonly [TimeColumn, keyof CaseFacts & `${string}At`])[] = [
  ['received', 'receivedAt'],
  ['responded', 'respondedAt'],
  ['resolved', 'resolvedAt'],
  ['reopened', 'reopenedAt'],
  ['surveyed', 'surveyedAt'],
  ['due', 'dueAt'],
];

const keysOf = (row: CaseFacts): Readonly<Record<CaseDimension, string | null>> => ({
  channel: row.channel,
  category: row.category,
  subcategory: row.subcategory,
  product: row.product,
  department: row.department,
  handler: row.handler,
  severity: row.severity,
  cause: row.cause,
  state: row.state,
  outcome: row.outcome,
  language: row.language,
  remedy: row.remedyType,
  currency: row.remedyCurrency,
  'contact-failure': row.contactReached === true ? null : row.contactFailure,
});

/** Companies have one time zone; a second is kept for a report in another. */
const clocksMost = 2;

/** The moments of all rows on one wall clock. */
interface Timed {
  readonly clock: WallClock;
  readonly hours: Readonly<Record<TimeColumn, HourColumn>>;
}

const record = <K extends string, V>(names: readonly K[], make: () => V): Readonly<Record<K, V>> =>
  Object.fromEntries(names.map((name) => [name, make()])) as Record<K, V>;

/**
 * The rows of facts as columns, kept up to date one case at a time. Queries read the columns as they are;
 * everything in them is derived from the rows that were last put in, whatever came before.
 */
export class Columns {
  readonly dimensions: Readonly<Record<CaseDimension, CodeColumn<string, Dictionary<string>>>> = record(
    caseDimensions,
    () => new CodeColumn(new Dictionary<string>()),
  );
  /** Milliseconds since 1970. `resolved` is known of ended cases only, and never before `received`. */
  readonly times: Readonly<Record<TimeColumn, NumberColumn>> = record(timeColumns, () => new NumberColumn());
  readonly scores: Readonly<Record<ScoreName, ScoreColumn>> = record(scoreNames, () => new ScoreColumn());
  /** The combination of flags of a case. */
  readonly profiles: CodeColumn<number, Dictionary<number>> = new CodeColumn(new Dictionary<number>());
  readonly customers: CodeColumn<string, TextDictionary> = new CodeColumn(new TextDictionary());
  /** Which customer complains of which issue (subcategory, else category); `null` of anonymous cases. */
  readonly pairs: CountedColumn<CodePair, PairDictionary> = new CountedColumn(new PairDictionary());
  /** Hours; negative ones are kept, and left out of means and percentiles. */
  readonly handling: NumberColumn = new NumberColumn();
  readonly firstResponse: NumberColumn = new NumberColumn();
  readonly money: NumberColumn = new NumberColumn();
  /** Working memory of whoever asks: lists of rows, and what is made of them. */
  readonly scratch: { readonly lists: Arena; readonly work: Arena } = { lists: new Arena(), work: new Arena() };
  readonly #issues = new Dictionary<string>();
  readonly #rows = new HashTable();
  readonly #ids: string[] = [];
  readonly #numbers: string[] = [];
  /** The local hours of the time zones that were last asked for. */
  #clocks: Timed[] = [];
  #capacity = 0;
  #undated = 0;

  get size(): number {
    return this.#ids.length;
  }

  /** Cases of no known date of receipt: they are in no period. */
  get undated(): number {
    return this.#undated;
  }

  has(id: string): boolean {
    return this.#rowOf(id, hashText(id)) >= 0;
  }

  /** The case of a row. Rows are renumbered by `remove`. */
  idAt(row: number): string {
    return this.#ids[row] ?? '';
  }

  clock(zone: Zone): WallClock {
    return this.#clockOf(zone).clock;
  }

  /** The local hour of each row's moment, as `WallClock` numbers them. */
  hours(zone: Zone, column: TimeColumn): Int32Array {
    return this.#clockOf(zone).hours[column].values;
  }

  numberAt(row: number): string {
    return this.#numbers[row] ?? '';
  }

  /** What a row has in a dimension. */
  keyAt(row: number, dimension: CaseDimension): string | null {
    const { codes, dictionary } = this.dimensions[dimension];
    return dictionary.keys[codes[row] ?? 0] ?? null;
  }

  /**
   * Adds the row of a case, or replaces the one it has.
   * @returns what in it can't be used, each taken as not known: `bad-instant`, `bad-score`, `bad-amount`,
   * `ended-before-received`, `answered-before-received`.
   */
  upsert(facts: CaseFacts): Issue[] {
    const hash = hashText(facts.id);
    let row = this.#rowOf(facts.id, hash);
    if (row < 0) {
      row = this.#ids.length;
      this.#ids.push(facts.id);
      this.#rows.add(hash, row);
      if (row >= this.#capacity) this.#reserve(Math.max(64, this.#capacity * 2));
    } else this.#undated -= this.#undatedAt(row);
    this.#numbers[row] = facts.number;
    const issues: Issue[] = [];
    this.#setTimes(row, facts, issues);
    this.#setKeys(row, facts);
    this.#setNumbers(row, facts, issues);
    this.#undated += this.#undatedAt(row);
    return issues;
  }

  /** Takes a case out; `false` when it is not there. */
  remove(id: string): boolean {
    const hash = hashText(id);
    const row = this.#rowOf(id, hash);
    if (row < 0) return false;
    this.#rows.delete(hash, row);
    this.#undated -= this.#undatedAt(row);
    this.pairs.drop(row);
    const last = this.#ids.length - 1;
    if (row !== last) {
      for (const column of this.#all()) column.move(last, row);
      const moved = this.idAt(last);
      this.#rows.delete(hashText(moved), last);
      this.#rows.add(hashText(moved), row);
      this.#ids[row] = moved;
      this.#numbers[row] = this.numberAt(last);
    }
    this.#ids.pop();
    this.#numbers.pop();
    return true;
  }

  #rowOf(id: string, hash: number): number {
    return this.#rows.find(hash, (row) => this.#ids[row] === id);
  }

  #undatedAt(row: number): 0 | 1 {
    return Number.isNaN(this.times.received.values[row] ?? NaN) ? 1 : 0;
  }

  #setTimes(row: number, facts: CaseFacts, issues: Issue[]): void {
    const at = {} as Record<TimeColumn, number>;
    for (const [column, field] of instants) {
      const text = facts[field];
      at[column] = parseInstant(text);
      if (text !== null && Number.isNaN(at[column])) issues.push({ code: 'bad-instant', path: `/${field}` });
    }
    const bits = flagsOf(facts, !Number.isNaN(at.resolved));
    this.profiles.set(row, bits);
    if ((bits & endedBit) === 0) at.resolved = NaN;
    const handling = (at.resolved - at.received) / 3_600_000;
    const firstResponse = (at.responded - at.received) / 3_600_000;
    if (handling < 0) issues.push({ code: 'ended-before-received', path: '/resolvedAt' });
    if (firstResponse < 0) issues.push({ code: 'answered-before-received', path: '/respondedAt' });
    this.handling.set(row, handling);
    this.firstResponse.set(row, firstResponse);
    // A stock must not fall before it has risen.
    if (handling < 0) at.resolved = at.received;
    for (const column of timeColumns) this.times[column].set(row, at[column]);
    // A clock that begins too late is made anew when it is next asked for.
    this.#clocks = this.#clocks.filter((clock) => this.#setHours(clock, row));
  }

  /** `false` when a moment is before the clock's first day. */
  #setHours({ clock, hours }: Timed, row: number): boolean {
    for (const column of timeColumns) {
      const at = this.times[column].values[row] ?? NaN;
      const hour = Number.isNaN(at) ? unknownHour : clock.hourOf(at);
      if (hour < firstHour && hour !== unknownHour) return false;
      hours[column].values[row] = hour;
      if (column !== 'due' && hour !== unknownHour) clock.reach(hour);
    }
    const ended = ((this.profiles.dictionary.keys[this.profiles.codes[row] ?? 0] ?? 0) & endedBit) !== 0;
    if (!ended) hours.resolved.values[row] = neverHour;
    return true;
  }

  /** The first day of the year before the earliest moment: room for what an import adds. */
  #firstDay(zone: Zone): number {
    let first = Infinity;
    for (const { values } of Object.values(this.times)) {
      for (let row = 0; row < this.size; row++) if ((values[row] ?? NaN) < first) first = values[row] ?? first;
    }
    return first === Infinity ? 0 : zone.dayOf(first) - 366;
  }

  #clockOf(zone: Zone): Timed {
    const known = this.#clocks.find(({ clock }) => clock.zone === zone);
    if (known) return known;
    const clock = new WallClock(zone, this.#firstDay(zone));
    const made = { clock, hours: record(timeColumns, () => new HourColumn()) };
    for (const column of Object.values(made.hours)) column.reserve(this.#capacity);
    for (let row = 0; row < this.size; row++) this.#setHours(made, row);
    this.#clocks = [made, ...this.#clocks].slice(0, clocksMost);
    return made;
  }

  #setKeys(row: number, facts: CaseFacts): void {
    const keys = keysOf(facts);
    for (const dimension of caseDimensions) this.dimensions[dimension].set(row, keys[dimension]);
    this.customers.set(row, facts.customer);
    const issue = this.#issues.intern(facts.subcategory ?? facts.category);
    const customer = this.customers.codes[row] ?? 0;
    this.pairs.set(row, customer === 0 ? null : { first: customer, second: issue });
  }

  #setNumbers(row: number, facts: CaseFacts, issues: Issue[]): void {
    for (const name of scoreNames) {
      const score = facts[name];
      const [least, most] = scales[name];
      const usable = score !== null && Number.isInteger(score) && score >= least && score <= most;
      if (score !== null && !usable) issues.push({ code: 'bad-score', path: `/${name}`, params: { least, most } });
      this.scores[name].set(row, usable ? score : null);
    }
    const amount = facts.remedyAmount;
    const payable = amount !== null && Number.isFinite(amount) && facts.remedyCurrency !== null;
    if (amount !== null && !payable) issues.push({ code: 'bad-amount', path: '/remedyAmount' });
    this.money.set(row, payable ? amount : NaN);
  }

  #all(): { reserve(capacity: number): void; move(from: number, to: number): void }[] {
    return [
      ...Object.values(this.dimensions),
      ...Object.values(this.times),
      ...Object.values(this.scores),
      this.profiles,
      this.customers,
      this.pairs,
      this.handling,
      this.firstResponse,
      this.money,
      ...this.#clocks.flatMap(({ hours }) => Object.values(hours)),
    ];
  }

  #reserve(capacity: number): void {
    for (const column of this.#all()) column.reserve(capacity);
    this.#capacity = capacity;
  }
}

/** Columns with no case in them yet. */
export const createColumns = (): Columns => new Columns();
