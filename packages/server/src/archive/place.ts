import { openAccounts } from '../open-desk.ts';
import { prepareLayout } from '../store/prepare-layout.ts';
import { ArchiveError } from './archive-error.ts';
import type { Source, Target } from './database.ts';
import { postgresSource, postgresTarget } from './postgres.ts';
import { sqliteSource, sqliteTarget } from './sqlite.ts';

/** Where a desk is: see `DeskOptions`. */
export interface Place {
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
  readonly files?: string | undefined;
  readonly secret?: string | undefined;
}

/** @throws StoreError `data-dir-unusable` when there is no desk, `database-unreachable` */
export const openSource = async ({ dataDir, databaseUrl }: Place): Promise<Source> =>
  databaseUrl === undefined ? sqliteSource(dataDir) : postgresSource(databaseUrl);

/**
 * An empty database at a step of the layout, made where there is none.
 * @throws StoreError; ArchiveError `target-in-use`, `layout-unknown` for one that a newer program wrote, `layout-newer`
 */
export async function openTarget(place: Place, layout: string): Promise<Target> {
  const { dataDir, databaseUrl } = place;
  const where = databaseUrl === undefined ? { dir: dataDir } : { url: databaseUrl };
  const problem = await prepareLayout(where, layout);
  if (problem) throw new ArchiveError(problem, { layout });
  // The tables of accounts have a layout of their own.
  const accounts = await openAccounts(place, { url: 'http://localhost', basePath: '/api' });
  await accounts.close();
  return databaseUrl === undefined ? sqliteTarget(dataDir) : postgresTarget(databaseUrl);
}
