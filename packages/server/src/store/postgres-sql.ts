import { sql, type RawBuilder } from 'kysely';

/** Room for the changes that one transaction may make. */
export const positionsPerTransaction = 1_024;

/** The first position of the transaction that asks. */
export const positionsOf = (offset: number): RawBuilder<number> =>
  sql<number>`pg_current_xact_id()::text::bigint * ${sql.lit(positionsPerTransaction)}::bigint
    + ${sql.lit(offset)}::bigint`;

/** The position from which running transactions may still add changes. */
export const horizonOf = (offset: number): RawBuilder<number> =>
  sql<number>`pg_snapshot_xmin(pg_current_snapshot())::text::bigint * ${sql.lit(positionsPerTransaction)}::bigint
    + ${sql.lit(offset)}::bigint`;

/** A column's name in SQL. */
export const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
