import type { NewCase, Derived, Change, Submission } from '@redress/desk';
import type { CaseEvent } from '@redress/cases';
import type { CompiledQuery, Kysely, RawBuilder } from 'kysely';
import type { Protection } from './protection.ts';
import type { Tables } from './tables.ts';

export interface Append {
  readonly caseId: string;
  readonly expectedVersion: number;
  readonly events: readonly CaseEvent[];
  readonly derived: Derived;
  readonly uploads: readonly string[];
  /** Erases what is personal in the events before these, and lets the case's files go. */
  readonly forgetting?: boolean;
}

/** Builds statements, and runs them. */
export interface Connection {
  readonly db: Kysely<Tables>;
  /** Runs a statement as it is, in a transaction of its own; columns have the names that the database knows. */
  run(sql: string, parameters: readonly unknown[]): Promise<Readonly<Record<string, unknown>>[]>;
}

/** What SQLite and PostgreSQL each do their own way. */
export interface Database extends Connection {
  readonly kind: 'sqlite' | 'postgres';
  readonly protection: Protection;
  /** Numbers taken from the database at a time. */
  readonly numberBlock: number;
  /** All of it or nothing, durable when the promise resolves. */
  create(entry: NewCase): Promise<{ readonly change: Change } | { readonly existing: Submission }>;
  append(entry: Append): Promise<Change | undefined>;
  /** Runs statements one after another, all of them or none. */
  together(queries: readonly CompiledQuery[]): Promise<void>;
  /**
   * Runs a reading of changes so that it sees none whose place in the order is not settled. It is told the position
   * at which the unsettled begin.
   */
  settled<T>(read: (horizon: number) => Promise<T>): Promise<T>;
  /** The position at which the unsettled begin, in SQL. */
  readonly horizon: RawBuilder<number>;
  close(): Promise<void>;
}
