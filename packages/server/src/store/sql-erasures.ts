import type { Change, Derived, Erasures } from '@redress/desk';
import type { CaseEvent } from '@redress/cases';
import { sql } from 'kysely';
import type { Database } from './database.ts';

/** Who customers are, and how they are forgotten. */
export class SqlErasures implements Erasures {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async casesOf(names: readonly string[]): Promise<string[]> {
    const { db, protection } = this.#database;
    if (!names.length) return [];
    const known = names.map((name) => protection.pseudonym(name));
    const rows = await db
      .selectFrom('cases')
      .select('id')
      .where((of) =>
        of.or([of('customerKey', 'in', known), of('otherEmail', 'in', known), of('otherPhone', 'in', known)]),
      )
      .orderBy('receivedMs', 'desc')
      .orderBy('id', 'desc')
      .execute();
    return rows.map(({ id }) => id);
  }

  async expired(
    { endedBefore, issues, exceptIssues }: Parameters<Erasures['expired']>[0],
    limit: number,
  ): Promise<string[]> {
    if (issues?.length === 0) return [];
    const rows = await this.#database.db
      .selectFrom('cases')
      .select('id')
      .where('endedAt', '<', endedBefore)
      .where('endedAt', 'is not', null)
      .where('erasedAt', 'is', null)
      .$if(issues !== undefined, (query) => query.where('issue', 'in', issues ?? []))
      .$if(exceptIssues !== undefined && exceptIssues.length > 0, (query) =>
        query.where('issue', 'not in', exceptIssues ?? []),
      )
      .orderBy('endedAt')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(({ id }) => id);
  }

  async erase(
    caseId: string,
    expectedVersion: number,
    events: readonly CaseEvent[],
    derived: Derived,
  ): Promise<Change | undefined> {
    const { db, kind } = this.#database;
    const change = await this.#database.append({
      caseId,
      expectedVersion,
      events,
      derived,
      uploads: [],
      forgetting: true,
    });
    // What was overwritten would stay in SQLite's journal until it is used again.
    if (change && kind === 'sqlite') await sql`pragma wal_checkpoint(truncate)`.execute(db);
    return change;
  }
}
