import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../store/database.ts';
import type { SealsTable, Tables } from '../store/tables.ts';

export type Seal = SealsTable;

/** Changes under one seal, at the most. */
const mostChanges = 2_000;

/** A change as it is sealed: with the hash of its case's log, so that a seal covers every event. */
export interface SealedChange {
  readonly position: number;
  readonly caseId: string;
  readonly number: string;
  readonly version: number;
  readonly department: string;
  readonly types: string;
  readonly at: string;
  /** `null`: the event is not there. */
  readonly hash: string | null;
}

/** Makes the hash of a seal, change by change. */
export class Sealing {
  readonly #hash;

  /** @param previous the hash of the seal before. */
  constructor(previous: string) {
    this.#hash = createHash('sha256').update(previous);
  }

  add({ position, caseId, number, version, department, types, at, hash }: SealedChange): void {
    this.#hash.update(`\n${JSON.stringify([position, caseId, number, version, department, types, at, hash])}`);
  }

  end(): string {
    return this.#hash.digest('hex');
  }
}

/** Changes with the hashes of their logs, in order. */
export const selectSealed = (db: Kysely<Tables>, after: number, limit: number) =>
  db
    .selectFrom('changes')
    .leftJoin('events', (join) =>
      join.onRef('events.caseId', '=', 'changes.caseId').onRef('events.version', '=', 'changes.version'),
    )
    .select([
      'changes.position',
      'changes.caseId',
      'changes.number',
      'changes.version',
      'changes.department',
      'changes.types',
      'changes.at',
      'events.hash',
    ])
    .where('changes.position', '>', after)
    .orderBy('changes.position')
    .limit(limit);

export const newestSeal = (db: Kysely<Tables>): Promise<Seal | undefined> =>
  db.selectFrom('seals').selectAll().orderBy('sequence', 'desc').limit(1).executeTakeFirst();

/**
 * Seals the changes since the newest seal. Of several servers at once one writes the next seal; the others' work is
 * dropped.
 * @returns the seal, or `undefined` when there is nothing new or another was faster.
 */
export async function sealChanges(database: Database, now: number): Promise<Seal | undefined> {
  const { db } = database;
  const last = await newestSeal(db);
  const after = last?.upTo ?? 0;
  const changes = await database.settled((horizon) =>
    selectSealed(db, after, mostChanges).where('changes.position', '<', horizon).execute(),
  );
  const upTo = changes.at(-1)?.position;
  if (upTo === undefined) return undefined;
  const sealing = new Sealing(last?.hash ?? '');
  for (const change of changes) sealing.add(change);
  const seal: Seal = {
    sequence: (last?.sequence ?? 0) + 1,
    after,
    upTo,
    changes: changes.length,
    hash: sealing.end(),
    sealedAt: new Date(now).toISOString(),
  };
  const written = await db
    .insertInto('seals')
    .values(seal)
    .onConflict((on) => on.doNothing())
    .returning('sequence')
    .executeTakeFirst();
  return written && seal;
}
