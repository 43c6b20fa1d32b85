import type { Kysely } from 'kysely';
import type { Reading } from '../store/read-store.ts';
import type { Tables } from '../store/tables.ts';
import { checkEntries, type Link } from './audit-chain.ts';
import { checkCase, type KeptCase } from './check-case.ts';
import type { Fault } from './fault.ts';
import { selectSealed, Sealing, type Seal } from './seals.ts';

export interface VerifyOptions {
  /** The hash of a seal that was kept elsewhere: it must still be there. */
  readonly sinceSeal?: string | undefined;
  /** The hash of an entry of the audit trail that was kept elsewhere, as young as those that are kept. */
  readonly sinceAudit?: string | undefined;
  readonly onProgress?: (cases: number) => void;
  readonly signal?: AbortSignal;
}

/** What was looked at, and what is wrong with it. */
export interface Verification {
  readonly cases: number;
  readonly events: number;
  readonly seals: number;
  /** Changes that no seal covers yet. */
  readonly unsealed: number;
  /** Keep its hash elsewhere: everything before it can be checked against it. */
  readonly newestSeal: Pick<Seal, 'sequence' | 'hash' | 'sealedAt'> | null;
  readonly auditEntries: number;
  /** Of the audit trail; its hash is to be kept elsewhere as a seal's is. */
  readonly newestAudit: Link | null;
  readonly faultCount: number;
  /** The first of them. */
  readonly faults: readonly Fault[];
}

const casesAtATime = 200;
const changesAtATime = 1_000;
const mostFaults = 100;
/** Also a seal with a number that no server gave is looked at. */
const beforeAny = -(2 ** 31);

/** Counts what is wrong, and keeps the first of it. */
class Faults {
  readonly first: Fault[] = [];
  count = 0;

  add(fault: Fault): void {
    this.count += 1;
    if (this.first.length < mostFaults) this.first.push(fault);
  }
}

/** The cases whose ids come after one, with all that is kept of them; also those of which only events are left. */
async function readCases(db: Kysely<Tables>, after: string): Promise<{ cases: KeptCase[]; last?: string }> {
  const rows = await db
    .selectFrom('cases')
    .selectAll()
    .where('id', '>', after)
    .orderBy('id')
    .limit(casesAtATime)
    .execute();
  const last = rows.length === casesAtATime ? rows.at(-1)?.id : undefined;
  const events = await db
    .selectFrom('events')
    .leftJoin('personal', (join) =>
      join.onRef('personal.caseId', '=', 'events.caseId').onRef('personal.version', '=', 'events.version'),
    )
    .selectAll('events')
    .select('personal.body as part')
    .where('events.caseId', '>', after)
    .$if(last !== undefined, (query) => query.where('events.caseId', '<=', last ?? ''))
    .orderBy('events.caseId')
    .orderBy('events.version')
    .execute();
  const facts = rows.length
    ? await db
        .selectFrom('caseFacts')
        .selectAll()
        .where(
          'id',
          'in',
          rows.map(({ id }) => id),
        )
        .execute()
    : [];
  const logs = new Map<string, KeptCase['events'][number][]>();
  for (const event of events) {
    const log = logs.get(event.caseId);
    if (log) log.push(event);
    else logs.set(event.caseId, [event]);
  }
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const factsOf = new Map(facts.map((row) => [row.id, row]));
  const ids = [...new Set([...rowOf.keys(), ...logs.keys()])];
  const cases = ids.map((caseId) => ({
    caseId,
    events: logs.get(caseId) ?? [],
    row: rowOf.get(caseId),
    facts: factsOf.get(caseId),
  }));
  return { cases, ...(last !== undefined && { last }) };
}

async function checkCases({ db, protection }: Reading, faults: Faults, { onProgress, signal }: VerifyOptions) {
  let [cases, events] = [0, 0];
  for (let after: string | undefined = ''; after !== undefined;) {
    signal?.throwIfAborted();
    const page: Awaited<ReturnType<typeof readCases>> = await readCases(db, after);
    for (const kept of page.cases) {
      for (const fault of checkCase(kept, protection)) faults.add(fault);
      cases += 1;
      events += kept.events.length;
    }
    onProgress?.(cases);
    after = page.last;
  }
  return { cases, events };
}

/** Counts the changes after a position up to another, into a seal; names those whose event is gone. */
async function readChanges(
  db: Kysely<Tables>,
  { after, upTo }: { readonly after: number; readonly upTo: number },
  faults: Faults,
  sealing?: Sealing,
): Promise<number> {
  let count = 0;
  for (let position = after; ;) {
    const changes = await selectSealed(db, position, changesAtATime).where('changes.position', '<=', upTo).execute();
    for (const change of changes) {
      sealing?.add(change);
      if (change.hash === null) {
        const { caseId, number, version } = change;
        faults.add({ code: 'event-missing', caseId, number, version });
      }
    }
    count += changes.length;
    const last = changes.at(-1);
    if (!last || changes.length < changesAtATime) return count;
    position = last.position;
  }
}

async function checkSeal(db: Kysely<Tables>, seal: Seal, previous: Seal | undefined, faults: Faults): Promise<void> {
  const { sequence, after, upTo, changes, hash, sealedAt } = seal;
  if (sequence !== (previous?.sequence ?? 0) + 1 || after !== (previous?.upTo ?? 0)) {
    faults.add({ code: 'seal-missing', params: { before: sequence } });
    return;
  }
  const sealing = new Sealing(previous?.hash ?? '');
  const found = await readChanges(db, seal, faults, sealing);
  if (found !== changes || sealing.end() !== hash) {
    faults.add({ code: 'seal-broken', params: { sequence, sealedAt, after, upTo, changes, found } });
  }
}

async function checkSeals({ db }: Reading, faults: Faults, { sinceSeal, signal }: VerifyOptions) {
  let newest: Seal | undefined;
  let seals = 0;
  let isThere = sinceSeal === undefined;
  for (;;) {
    const page: Seal[] = await db
      .selectFrom('seals')
      .selectAll()
      .where('sequence', '>', newest?.sequence ?? beforeAny)
      .orderBy('sequence')
      .limit(casesAtATime)
      .execute();
    if (!page.length) break;
    for (const seal of page) {
      signal?.throwIfAborted();
      await checkSeal(db, seal, newest, faults);
      isThere ||= seal.hash === sinceSeal;
      newest = seal;
      seals += 1;
    }
  }
  if (!isThere) faults.add({ code: 'seal-missing', params: { hash: sinceSeal } });
  const unsealed = await readChanges(db, { after: newest?.upTo ?? 0, upTo: Number.MAX_SAFE_INTEGER }, faults);
  return { seals, unsealed, newest };
}

async function checkAudit({ db }: Reading, faults: Faults, { sinceAudit }: VerifyOptions) {
  let isThere = sinceAudit === undefined;
  const { entries, newest } = await checkEntries(
    db,
    (fault) => {
      faults.add(fault);
    },
    (hash) => (isThere ||= hash === sinceAudit),
  );
  if (!isThere) faults.add({ code: 'audit-missing', params: { hash: sinceAudit } });
  return { auditEntries: entries, newestAudit: newest.sequence ? newest : null };
}

/**
 * Checks everything that a store keeps of cases: each log's chain of hashes, the commitments to personal parts, what
 * is derived from the logs, the seals over all changes, and the chain of the audit trail. Reads as of one moment, with little memory.
 */
export async function verifyStore(reading: Reading, options: VerifyOptions = {}): Promise<Verification> {
  const faults = new Faults();
  const counts = await checkCases(reading, faults, options);
  const { seals, unsealed, newest } = await checkSeals(reading, faults, options);
  const audit = await checkAudit(reading, faults, options);
  return {
    ...counts,
    ...audit,
    seals,
    unsealed,
    newestSeal: newest ? { sequence: newest.sequence, hash: newest.hash, sealedAt: newest.sealedAt } : null,
    faultCount: faults.count,
    faults: faults.first,
  };
}
