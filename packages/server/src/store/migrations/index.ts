import type { Migration } from 'kysely/migration';
import { cases } from './001-cases.ts';

/** Every step of the layout, by its name, in order. A step that was released is never edited. */
export const migrations: Record<string, Migration> = { '001-cases': cases };
