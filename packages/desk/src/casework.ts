import {
  allowedCommands,
  apply,
  commandsFor,
  issuesOf,
  lifecycle,
  parseCommand,
  type Actor,
  type Case,
  type Command,
  type CommandType,
  type Role,
  type Rulings,
} from '@redress/cases';
import * as z from 'zod/mini';
import type { CaseDetail, Staff } from './answers.ts';
import { absorb, absorbedBy, withoutReceipt } from './absorbed.ts';
import type { AttachmentDesk } from './attachments.ts';
import type { CaseLog, Loaded } from './case-log.ts';
import { onEach, readBulk, type BulkAnswer } from './bulk.ts';
import { caseQuerySchema, type CasePage, type CaseQuery, type ListedCase, type RowFilter } from './case-query.ts';
import type { CaseRow } from './case-row.ts';
import { DeskError } from './desk-error.ts';
import type { PolicyBook } from './policy-book.ts';
import type { Now, Store } from './ports.ts';
import { timeZoneOf } from './form-info.ts';
import { cursor, defaultLimit, filterOf, orderOf, urgentCursor, urgentPlace } from './row-query.ts';
import { inOwnDepartment, mustRead, ownDepartment } from './sees.ts';
import { similarCases, type SimilarCase } from './similar.ts';
import { repliesFor, unfilledIn, type FilledReply } from './templates.ts';
import { calendarsOf, mostUrgent, withTimeLeft, type CalendarOf } from './urgency.ts';

const mostCounted = 10_001;
/** To count what has words in it, the texts must be read. */
const mostFound = 1_001;
const mostRelated = 20;

interface List {
  /** As of when working time left is told. */
  readonly now: number;
  rows(limit: number): Promise<CaseRow[]>;
  cursor(last: ListedCase): string;
}

type Commands = Pick<CaseDetail, 'allowed' | 'blocked'>;

/** What staff do with cases. */
export class Casework {
  readonly #store: Store;
  readonly #now: Now;
  readonly #log: CaseLog;
  readonly #policies: PolicyBook;
  readonly #attachments: AttachmentDesk;

  constructor(
    { store, now }: { readonly store: Store; readonly now: Now },
    log: CaseLog,
    policies: PolicyBook,
    attachments: AttachmentDesk,
  ) {
    this.#store = store;
    this.#now = now;
    this.#log = log;
    this.#policies = policies;
    this.#attachments = attachments;
  }

  /** @throws DeskError `invalid-query` with issues, `forbidden`. */
  async cases(input: unknown, staff: Staff): Promise<CasePage> {
    mustRead(staff);
    const parsed = z.safeParse(caseQuerySchema, input, { reportInput: true });
    if (!parsed.success) throw new DeskError('invalid-query', {}, issuesOf(parsed.error));
    const query = parsed.data;
    const filter = filterOf(query, staff, this.#now(), await this.#timeZone(query));
    const { limit = defaultLimit } = query;
    const list = this.#list(query, filter);
    const most = filter.words ? mostFound : mostCounted;
    const asked = list.rows(limit + 1);
    // A search may be over with its first page.
    const isWhole = filter.words && query.after === undefined && (await asked).length <= limit;
    const [found, total] = await Promise.all([
      asked,
      isWhole ? asked.then(({ length }) => length) : this.#store.count(filter, most),
    ]);
    const rows = await this.#timed(found.slice(0, limit), list.now);
    const last = found.length > limit ? rows.at(-1) : undefined;
    return { rows, total, ...(total >= most && { more: true }), ...(last && { next: list.cursor(last) }) };
  }

  /** A list in its order, and what each page of it goes on from. */
  #list(query: CaseQuery, filter: RowFilter): List {
    const { after } = query;
    if (query.sort !== 'due') {
      const order = orderOf(query);
      return {
        now: this.#now(),
        rows: (limit) => this.#store.rows(filter, { ...order, limit }),
        cursor: (row) => cursor(row, order),
      };
    }
    const place = after === undefined ? undefined : urgentPlace(after);
    const now = place?.now ?? this.#now();
    const list = { store: this.#store, filter, now, calendars: () => this.#calendars() };
    return {
      now,
      rows: (limit) => mostUrgent(list, limit, place),
      cursor: ({ workingTimeLeft: left = 0, dueAt, id }) =>
        urgentCursor({ now, left, due: dueAt === null ? null : Date.parse(dueAt), id }),
    };
  }

  async #calendars(): Promise<CalendarOf> {
    return calendarsOf((await this.#policies.current()).judge);
  }

  async #timed(rows: readonly CaseRow[], now: number): Promise<ListedCase[]> {
    return rows.some(({ dueAt }) => dueAt !== null) ? withTimeLeft(rows, now, await this.#calendars()) : [...rows];
  }

  /** The company's, where a list is narrowed by its clocks. */
  async #timeZone({ weekday, hour }: CaseQuery): Promise<string> {
    if (weekday === undefined && hour === undefined) return 'UTC';
    return timeZoneOf((await this.#policies.current()).judge.policy);
  }

  /** @throws DeskError `unknown-case`, also for a case of another department; `forbidden`. */
  async case(number: string, staff: Staff): Promise<CaseDetail> {
    mustRead(staff);
    const related = this.#related(number, staff);
    // Asked beside the log; of a case that nobody may see, nobody waits for it.
    related.catch(() => undefined);
    return this.#detail(await this.#visible(number, staff), staff, related);
  }

  /**
   * Do what a member of staff asks of a case as they last saw it.
   * @throws DeskError `unknown-case`, `invalid-command`, `version-conflict`, `refused` with the lifecycle's code.
   */
  async command(number: string, input: unknown, expectedVersion: number, staff: Staff): Promise<CaseDetail> {
    const changed = await this.#carryOut(number, input, expectedVersion, staff);
    return this.#detail(changed, staff, this.#related(number, staff));
  }

  /**
   * One command on many cases, each as it was last seen; what is refused of one keeps no other from it.
   * @throws DeskError `invalid-command` with issues, `forbidden`.
   */
  async bulk(input: unknown, staff: Staff): Promise<BulkAnswer> {
    mustRead(staff);
    const { command, cases } = readBulk(input);
    return onEach(cases, async ({ number, expectedVersion }) => {
      return (await this.#carryOut(number, command, expectedVersion, staff)).it.version;
    });
  }

  async #carryOut(number: string, input: unknown, expectedVersion: number, staff: Staff): Promise<Loaded> {
    const loaded = await this.#visible(number, staff);
    const { it } = loaded;
    const command = await this.#read(input, it.id);
    if (it.version !== expectedVersion) throw new DeskError('version-conflict', { version: it.version });
    const rulings = await this.#policies.rulings();
    const now = this.#log.instant(it);
    const outcome = apply(it, command, { ...rulings, now, actor: actorFor(command.type, staff, it, rulings, now) });
    if ('refused' in outcome)
      throw new DeskError('refused', { reason: outcome.refused.code, ...outcome.refused.params });
    const changed = await this.#log.append(loaded, outcome.events, carriedBy(command));
    if (!changed) throw new DeskError('version-conflict');
    if (command.type === 'merge') await absorb(this.#log, await this.#caseIdOf(command.into), it.number);
    return changed;
  }

  /** Cases like this one, with the reasons why. */
  async similar(number: string, staff: Staff): Promise<SimilarCase[]> {
    const { it } = await this.#visible(number, staff);
    return similarCases(this.#store, it, inOwnDepartment(staff));
  }

  /** The policy's reply templates, filled in for this case. */
  async replies(number: string, staff: Staff): Promise<FilledReply[]> {
    const { it } = await this.#visible(number, staff);
    const { judge } = await this.#policies.current();
    return repliesFor(it, judge.policy, staff);
  }

  /** The id of a case that this person may see. */
  async visibleId(number: string, staff: Staff): Promise<string> {
    return (await this.#visible(number, staff)).it.id;
  }

  async #read(input: unknown, caseId: string): Promise<Command> {
    const parsed = parseCommand(input);
    if ('issues' in parsed) throw new DeskError('invalid-command', {}, parsed.issues);
    const { command } = parsed;
    if (command.type === 'assign') await this.#mustBeDepartment(command.department);
    if (command.type === 'merge') await this.#mustBeMergeable(command.into);
    if (command.type === 'link') await this.#caseIdOf(command.to, '/to');
    if (command.type === 'add-note' && command.attachments) {
      return { ...command, attachments: await this.#attachments.claim(command.attachments, caseId) };
    }
    if (command.type !== 'send-message') return command;
    mustBeFilledIn(command.message.text);
    if (!command.message.attachments) return command;
    const attachments = await this.#attachments.claim(command.message.attachments, caseId);
    return { ...command, message: { ...command.message, attachments } };
  }

  async #mustBeDepartment(department: string): Promise<void> {
    const { judge } = await this.#policies.current();
    if (judge.policy.departments.some(({ id }) => id === department)) return;
    throw new DeskError('invalid-command', {}, [
      { code: 'unknown-department', path: '/department', params: { department } },
    ]);
  }

  /** @throws DeskError `invalid-command` where there is no such case. */
  async #caseIdOf(number: string, path = '/into'): Promise<string> {
    const id = await this.#store.caseId({ number });
    if (id !== undefined) return id;
    throw new DeskError('invalid-command', {}, [{ code: 'unknown-case', path, params: { number } }]);
  }

  /** A case that was itself merged leads on to another one: that is the one to name. */
  async #mustBeMergeable(number: string): Promise<void> {
    const target = await this.#log.load(await this.#caseIdOf(number));
    const into = target?.it.state === 'merged' ? target.it.mergedInto : undefined;
    if (into === undefined) return;
    throw new DeskError('invalid-command', {}, [{ code: 'merged-elsewhere', path: '/into', params: { into } }]);
  }

  async #visible(number: string, staff: Staff): Promise<Loaded> {
    mustRead(staff);
    const loaded = await this.#log.loadNumber(number);
    const own = ownDepartment(staff);
    if (!loaded || (own !== undefined && loaded.it.department !== own)) throw new DeskError('unknown-case', { number });
    return loaded;
  }

  async #detail({ it, events }: Loaded, staff: Staff, related: Promise<CaseRow[]>): Promise<CaseDetail> {
    const rulings = await this.#policies.rulings();
    const now = this.#log.instant(it);
    // To copy all but one property takes several times as long as to copy all.
    const shown: CaseDetail['case'] & { readonly receiptHash: undefined } = { ...it, receiptHash: undefined };
    return {
      case: shown,
      events: events.map(withoutReceipt),
      ...commandsOf(it, staff, { ...rulings, now }),
      related: await related,
      absorbed: it.absorbed ? await absorbedBy(this.#log, this.#store, it) : [],
    };
  }

  #related(number: string, staff: Staff): Promise<CaseRow[]> {
    return this.#store.related(number, inOwnDepartment(staff), mostRelated);
  }
}

/** No customer gets to read `{{customer.name}}`. */
function mustBeFilledIn(text: string): void {
  const [field] = unfilledIn(text);
  if (field === undefined) return;
  throw new DeskError('invalid-command', {}, [{ code: 'unfilled-field', path: '/message/text', params: { field } }]);
}

/** Uploads that a command makes the case's own. */
function carriedBy(command: Command): string[] {
  if (command.type === 'add-note') return (command.attachments ?? []).map(({ id }) => id);
  return command.type === 'send-message' ? (command.message.attachments ?? []).map(({ id }) => id) : [];
}

const actorOf = (role: Role, { id, name, department }: Staff): Actor => ({
  role,
  id,
  name,
  ...(role === 'handler' && department !== undefined && { department }),
});

/** What a person may do in any of their roles. */
function commandsOf(it: Case, staff: Staff, rulings: Rulings & { readonly now: string }): Commands {
  const all = staff.roles.map((role) => commandsFor(it, { ...rulings, actor: actorOf(role, staff) }));
  const [only] = all;
  if (only && all.length === 1) return only;
  const allowed = [...new Set(all.flatMap((each) => each.allowed))];
  const blocked = all
    .flatMap((each) => each.blocked)
    .filter(
      ({ command }, index, every) =>
        !allowed.includes(command) && every.findIndex((b) => b.command === command) === index,
    );
  return { allowed, blocked };
}

/** In which of their roles a person gives a command: the first that may, else the first that the table knows. */
function actorFor(type: CommandType, staff: Staff, it: Case, rulings: Rulings, now: string): Actor {
  const roles = staff.roles.filter((role) => role !== 'system' && role !== 'customer');
  const may = (role: Role): boolean =>
    allowedCommands(it, { ...rulings, now, actor: actorOf(role, staff) }).includes(type);
  const role = roles.find(may) ?? roles.find((each) => lifecycle[type].who.includes(each)) ?? roles[0] ?? 'auditor';
  return actorOf(role, staff);
}
