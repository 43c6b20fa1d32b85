import type { CaseFacts, Issue } from '@redress/cases';
import { Arena, Zeros } from './arena.ts';
import {
  caseDimensions,
  instants,
  isScore,
  keyNames,
  scales,
  scoreNames,
  timeColumns,
  type CaseDimension,
  type ScoreName,
  type TimeColumn,
} from './column-names.ts';
import { endedBit, flagsOf } from './flags.ts';
import { NumberDictionary, PairDictionary, TextDictionary, type CodePair } from './dictionary.ts';
import type { FactsTable } from './facts-table.ts';
import { blockBits, CodeColumn, CountedColumn, NumberColumn, ScoreColumn } from './growable.ts';
import { HashTable, hashText } from './hash-table.ts';
import { parseInstant } from './instant.ts';
import { PageCache } from './page-cache.ts';
import type { PageCounts } from './page-counts.ts';
import type { PageRuns } from './page-runs.ts';
import { KnownRanks } from './sorted-runs.ts';
import { flaggedOf } from './table-flags.ts';
import { firstHour, HourColumn, neverHour, unknownHour, WallClock } from './wall-clock.ts';
import type { Zone } from './zone.ts';

export { caseDimensions, timeColumns, type CaseDimension, type ScoreName, type TimeColumn } from './column-names.ts';

/** Companies have one time zone; a second is kept for a report in another. */
const clocksMost = 2;

/** The moments of all rows on one wall clock. */
interface Timed {
  readonly clock: WallClock;
  readonly hours: Readonly<Record<TimeColumn, HourColumn>>;
  readonly kept: KeptPages;
}

/** What was made of pages of rows, by the hours of one wall clock. */
export interface KeptPages {
  readonly counts: PageCache<PageCounts>;
  readonly runs: PageCache<PageRuns>;
  readonly ranks: KnownRanks;
}

const keptPages = (): KeptPages => ({ counts: new PageCache(), runs: new PageCache(), ranks: new KnownRanks() });

const record = <K extends string, V>(names: readonly K[], make: () => V): Readonly<Record<K, V>> =>
  Object.fromEntries(names.map((name) => [name, make()])) as Record<K, V>;

/**
 * The rows of facts as columns, kept up to date one case at a time. Queries read the columns as they are;
 * everything in them is derived from the rows that were last put in, whatever came before.
 */
export class Columns {
  readonly dimensions: Readonly<Record<CaseDimension, CodeColumn<string, TextDictionary>>> = record(
    caseDimensions,
    () => new CodeColumn(new TextDictionary()),
  );
  /** Milliseconds since 1970. `resolved` is known of ended cases only, and never before `received`. */
  readonly times: Readonly<Record<TimeColumn, NumberColumn>> = record(timeColumns, () => new NumberColumn());
  readonly scores: Readonly<Record<ScoreName, ScoreColumn>> = record(scoreNames, () => new ScoreColumn());
  /** The combination of flags of a case. */
  readonly profiles: CodeColumn<number, NumberDictionary> = new CodeColumn(new NumberDictionary());
  readonly customers: CodeColumn<string, TextDictionary> = new CodeColumn(new TextDictionary());
  /** Which customer complains of which issue (subcategory, else category); `null` of anonymous cases. */
  readonly pairs: CountedColumn<CodePair, PairDictionary> = new CountedColumn(new PairDictionary());
  /** Hours; negative ones are kept, and left out of means and percentiles. */
  readonly handling: NumberColumn = new NumberColumn();
  readonly firstResponse: NumberColumn = new NumberColumn();
  readonly money: NumberColumn = new NumberColumn();
  /** Working memory of whoever asks: lists of rows, and what is made of them. */
  readonly scratch: { readonly lists: Arena; readonly work: Arena; readonly zeros: Zeros } = {
    lists: new Arena(),
    work: new Arena(),
    zeros: new Zeros(),
  };
  readonly #issues = new TextDictionary();
  readonly #rows = new HashTable();
  readonly #ids: string[] = [];
  readonly #numbers: string[] = [];
  /** The local hours of the time zones that were last asked for. */
  #clocks: Timed[] = [];
  /** Of each block of rows, how often one of it changed. */
  #versions = new Uint32Array(1);
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

  kept(zone: Zone): KeptPages {
    return this.#clockOf(zone).kept;
  }

  /** Another number since anything in a block of rows has changed. */
  versionOf(block: number): number {
    return this.#versions[block] ?? 0;
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
    const row = this.#place(facts.id);
    this.#numbers[row] = facts.number;
    const issues: Issue[] = [];
    this.#setTimes(row, facts, issues);
    this.#setKeys(row, facts);
    this.#setNumbers(row, facts, issues);
    return issues;
  }

  /** As `upsert` of each row of a table. */
  load(table: FactsTable): void {
    const [ids, numbers] = [table.texts('id'), table.texts('number')];
    const rows = Uint32Array.from(ids, (id) => this.#place(id));
    for (let index = 0; index < rows.length; index++) this.#numbers[rows[index] ?? 0] = numbers[index] ?? '';
    this.#loadKeys(rows, table);
    const scores = this.#loadNumbers(rows, table);
    const at: Record<TimeColumn, number> = { ...record(timeColumns, () => NaN) };
    const times = instants.map(([column, field]) => [column, table.instants(field)] as const);
    const flagged = flaggedOf(table, scores);
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index] ?? 0;
      for (const [column, values] of times) at[column] = values[index] ?? NaN;
      this.#putTimes(row, at, flagsOf(flagged(index), !Number.isNaN(at.resolved)));
    }
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
    this.#touch(row);
    this.#touch(last);
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

  /** The row of a case, a new one when there is none yet. */
  #place(id: string): number {
    const hash = hashText(id);
    const known = this.#rowOf(id, hash);
    if (known >= 0) {
      this.#touch(known);
      return known;
    }
    const row = this.#ids.push(id) - 1;
    this.#rows.add(hash, row);
    if (row >= this.#capacity) this.#reserve(Math.max(64, this.#capacity * 2));
    this.#touch(row);
    this.times.received.values[row] = NaN;
    this.#undated += 1;
    return row;
  }

  #touch(row: number): void {
    const block = row >>> blockBits;
    this.#versions[block] = this.versionOf(block) + 1;
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
    const { handling, firstResponse } = this.#putTimes(row, at, flagsOf(facts, !Number.isNaN(at.resolved)));
    if (handling < 0) issues.push({ code: 'ended-before-received', path: '/resolvedAt' });
    if (firstResponse < 0) issues.push({ code: 'answered-before-received', path: '/respondedAt' });
  }

  /** @returns hours; negative where an import has what can't be */
  #putTimes(row: number, at: Record<TimeColumn, number>, bits: number): { handling: number; firstResponse: number } {
    this.profiles.set(row, bits);
    if ((bits & endedBit) === 0) at.resolved = NaN;
    const handling = (at.resolved - at.received) / 3_600_000;
    const firstResponse = (at.responded - at.received) / 3_600_000;
    this.handling.set(row, handling);
    this.firstResponse.set(row, firstResponse);
    // A stock must not fall before it has risen.
    if (handling < 0) at.resolved = at.received;
    this.#undated -= this.#undatedAt(row);
    for (const column of timeColumns) this.times[column].set(row, at[column]);
    this.#undated += this.#undatedAt(row);
    // A clock that begins too late is made anew when it is next asked for.
    if (this.#clocks.length) this.#clocks = this.#clocks.filter((clock) => this.#setHours(clock, row));
    return { handling, firstResponse };
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
    const made = { clock, hours: record(timeColumns, () => new HourColumn()), kept: keptPages() };
    for (const column of Object.values(made.hours)) column.reserve(this.#capacity);
    for (let row = 0; row < this.size; row++) this.#setHours(made, row);
    this.#clocks = [made, ...this.#clocks].slice(0, clocksMost);
    return made;
  }

  #setKeys(row: number, facts: CaseFacts): void {
    for (const dimension of caseDimensions) this.dimensions[dimension].set(row, facts[keyNames[dimension]]);
    if (facts.contactReached === true) this.dimensions['contact-failure'].set(row, null);
    this.customers.set(row, facts.customer);
    const issue = this.#issues.intern(facts.subcategory ?? facts.category);
    const customer = this.customers.codes[row] ?? 0;
    this.pairs.set(row, customer === 0 ? null : { first: customer, second: issue });
  }

  #loadKeys(rows: Uint32Array, read: FactsTable): void {
    for (const dimension of caseDimensions) {
      const { dictionary } = this.dimensions[dimension];
      this.dimensions[dimension].setCodes(rows, read.codes(keyNames[dimension], dictionary));
    }
    const reached = read.flags('contactReached');
    const customers = read.codes('customer', this.customers.dictionary);
    this.customers.setCodes(rows, customers);
    const [wide, narrow] = [read.codes('category', this.#issues), read.codes('subcategory', this.#issues)];
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index] ?? 0;
      if (reached[index] === 1) this.dimensions['contact-failure'].set(row, null);
      const first = customers[index] ?? 0;
      const second = narrow[index] || (wide[index] ?? 0);
      this.pairs.set(row, first === 0 ? null : { first, second });
    }
  }

  #setNumbers(row: number, facts: CaseFacts, issues: Issue[]): void {
    for (const name of scoreNames) {
      const score = facts[name];
      const [least, most] = scales[name];
      const usable = score !== null && isScore(name, score);
      if (score !== null && !usable) issues.push({ code: 'bad-score', path: `/${name}`, params: { least, most } });
      this.scores[name].set(row, usable ? score : null);
    }
    const amount = facts.remedyAmount;
    const payable = amount !== null && Number.isFinite(amount) && facts.remedyCurrency !== null;
    if (amount !== null && !payable) issues.push({ code: 'bad-amount', path: '/remedyAmount' });
    this.money.set(row, payable ? amount : NaN);
  }

  /** @returns the scores as they were given */
  #loadNumbers(rows: Uint32Array, read: FactsTable): Readonly<Record<ScoreName, Float64Array>> {
    const given = Object.fromEntries(scoreNames.map((name) => [name, read.numbers(name)])) as Record<
      ScoreName,
      Float64Array
    >;
    for (const name of scoreNames) {
      const scores = given[name];
      const column = this.scores[name];
      for (let index = 0; index < rows.length; index++) {
        const score = scores[index] ?? NaN;
        column.set(rows[index] ?? 0, isScore(name, score) ? score : null);
      }
    }
    const [amounts, currencies] = [read.numbers('remedyAmount'), read.known('remedyCurrency')];
    for (let index = 0; index < rows.length; index++) {
      const amount = amounts[index] ?? NaN;
      this.money.set(rows[index] ?? 0, Number.isFinite(amount) && currencies[index] ? amount : NaN);
    }
    return given;
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
    const versions = new Uint32Array((capacity >>> blockBits) + 1);
    versions.set(this.#versions);
    this.#versions = versions;
    this.#capacity = capacity;
  }
}

/** Columns with no case in them yet. */
export const createColumns = (): Columns => new Columns();
