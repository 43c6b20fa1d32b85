import { createDesk, type Desk, type Now, type Secrets } from '@redress/desk';
import { AuditTrail } from './audit/audit-trail.ts';
import type { Auth } from './auth/auth.ts';
import { ThreadedFigures } from './figures/threaded-figures.ts';
import type { Log } from './log.ts';
import { ThreadedLab } from './lab/threaded-lab.ts';
import { holidayTables } from './ports/holiday-tables.ts';
import { derivedKey, loadSecret, nodeSecrets } from './ports/node-secrets.ts';
import { openFiles } from './ports/open-files.ts';
import { PostgresBell } from './ports/postgres-bell.ts';
import { SharpPictures } from './ports/sharp-pictures.ts';
import { StoreFeed } from './ports/store-feed.ts';
import type { EncryptionKeys } from './store/encryption.ts';
import { openStore } from './store/index.ts';
import { connectPostgres, migrationLock } from './store/postgres.ts';
import type { SqlStore } from './store/sql-store.ts';
import { connectSqlite, sqliteFile } from './store/sqlite.ts';

export interface DeskOptions {
  /** Folder of the database (SQLite), the files and the server's secret. */
  readonly dataDir: string;
  /** `postgres://…`; without it SQLite in the data folder. */
  readonly databaseUrl?: string | undefined;
  /** A direct connection to the same database, where `databaseUrl` goes through a pooler in transaction mode. */
  readonly listenUrl?: string | undefined;
  /** Where attachments are kept: a folder, or `s3://bucket/prefix?endpoint=…&region=…`. In the data folder without. */
  readonly files?: string | undefined;
  /** Shared by all servers of one PostgreSQL; by default kept in the data folder. At least 32 characters. */
  readonly secret?: string | undefined;
  /** Encrypt what is personal in the database; the newest first. The same for all servers of a database. */
  readonly encryptionKeys?: EncryptionKeys | undefined;
  readonly log: Log;
  readonly now?: Now;
  /** Figures are computed in a thread of their own: for who serves others beside. */
  readonly figuresApart?: boolean | undefined;
}

/** A desk with all it stands on. */
export interface OpenedDesk {
  readonly desk: Desk;
  readonly store: SqlStore;
  /** Who looked at what. */
  readonly audit: AuditTrail;
  readonly secrets: Secrets;
  /** A key of 32 bytes for one purpose; the same for all servers of the desk. */
  readonly key: (purpose: string) => Buffer;
  /** Signs the challenges that customers' browsers are given; the same for all servers of the desk. */
  readonly challengeSecret: string;
  /** Accounts of its staff; opened when first asked for. */
  auth(options: { readonly url: string; readonly basePath: string }): Promise<Auth>;
  close(): Promise<void>;
}

const whereOf = ({ dataDir, databaseUrl }: DeskOptions) =>
  databaseUrl === undefined ? { dir: dataDir } : { url: databaseUrl };

/** Staff accounts of a desk's database, also while a server has it open. */
export async function openAccounts(
  { dataDir, databaseUrl, secret }: Pick<DeskOptions, 'dataDir' | 'databaseUrl' | 'secret'>,
  { url, basePath }: { readonly url: string; readonly basePath: string },
): Promise<Auth> {
  // Only who asks for accounts waits for what they need.
  const { openAuth } = await import('./auth/better-auth.ts');
  const key = derivedKey(loadSecret(dataDir, secret), 'sessions').toString('base64url');
  if (databaseUrl === undefined) {
    const database = connectSqlite(sqliteFile(dataDir));
    const close = () => {
      database.close();
      return Promise.resolve();
    };
    return openAuth({ database, secret: key, url, basePath, exclusively: (run) => run(), close });
  }
  const pool = connectPostgres(databaseUrl, 4);
  const exclusively = (run: () => Promise<void>) => migrationLock(pool, run);
  return openAuth({ database: pool, secret: key, url, basePath, exclusively, close: () => pool.end() });
}

/**
 * Opens a desk on SQLite or PostgreSQL with files on disk.
 * @throws StoreError `data-dir-in-use`, `data-dir-unusable`, `database-unreachable`, `database-too-old`
 */
export async function openDesk(options: DeskOptions): Promise<OpenedDesk> {
  const { dataDir, databaseUrl, log, now = Date.now } = options;
  const files = await openFiles(options.files, dataDir);
  const store = await openStore(whereOf(options), options.encryptionKeys);
  const failed = (error: unknown) => {
    log('error', 'feed-failed', { error: String(error) });
  };
  const pool = databaseUrl === undefined ? undefined : connectPostgres(databaseUrl, 1);
  const bell =
    pool && databaseUrl !== undefined ? new PostgresBell(options.listenUrl ?? databaseUrl, pool, failed) : undefined;
  const feed = new StoreFeed(store, { bell, failed });
  await feed.start();
  const secret = loadSecret(dataDir, options.secret);
  const secrets = nodeSecrets(secret);
  const lab = new ThreadedLab();
  const engine = options.figuresApart ? new ThreadedFigures(whereOf(options), feed) : undefined;
  const desk = createDesk({
    store,
    files,
    pictures: new SharpPictures(),
    secrets,
    feed,
    now,
    holidays: holidayTables,
    lab,
    engine,
  });
  let accounts: Auth | undefined;
  const audit = new AuditTrail(store.database.db, { key: derivedKey(secret, 'audit'), now, log });
  return {
    desk,
    store,
    audit,
    secrets,
    key: (purpose) => derivedKey(secret, purpose),
    challengeSecret: derivedKey(secret, 'challenges').toString('base64url'),
    async auth(at) {
      accounts ??= await openAccounts(options, at);
      return accounts;
    },
    async close() {
      await lab.close();
      await engine?.close();
      await feed.close();
      await audit.close();
      await accounts?.close();
      await pool?.end();
      await store.close();
    },
  };
}
