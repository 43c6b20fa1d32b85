import { join } from 'node:path';
import { createApp, openDesk, operations, publishFirst, type Log, type OpenedDesk } from '@redress/server';
import { siteDir } from '../build.ts';
import { ensureAccounts, type Account } from './accounts.ts';
import type { Company } from './companies.ts';

export interface OpenCompanyOptions {
  /** The folder that belongs to this company alone. */
  readonly dataDir: string;
  readonly accountsFile: string;
  readonly databaseUrl?: string | undefined;
  /** The server's public address. */
  readonly url: string;
  readonly log: Log;
}

/** A company's desk, its accounts, and what answers requests below its base path. */
export interface OpenCompany {
  readonly opened: OpenedDesk;
  readonly accounts: readonly Account[];
  readonly app: ReturnType<typeof createApp>;
  /** Answers `/healthz`, `/readyz` and `/metrics`. */
  readonly operations: ReturnType<typeof operations>;
}

/** Opens a company's desk with its policy and its accounts; what is there already is kept. */
export async function openCompany(company: Company, options: OpenCompanyOptions): Promise<OpenCompany> {
  const { dataDir, databaseUrl, accountsFile, url, log } = options;
  const { basePath, people, policy } = company;
  const opened = await openDesk({ dataDir, databaseUrl, log });
  try {
    await publishFirst(opened.desk, policy);
    const auth = await opened.auth({ url, basePath });
    const accounts = await ensureAccounts(auth, people, accountsFile);
    const app = createApp({ desk: opened.desk, auth, log, basePath, elements: join(siteDir, 'redress') });
    return { opened, accounts, app, operations: operations(opened.store, app.services) };
  } catch (error) {
    await opened.close();
    throw error;
  }
}
