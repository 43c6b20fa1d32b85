import { createServer } from 'node:net';
import { join } from 'node:path';
import { jsonLog, listen, runTimers, type Log } from '@redress/server';
import { buildSite, siteDir } from '../build.ts';
import type { Account } from './accounts.ts';
import { bank, retailer, type Company } from './companies.ts';
import { importOnce } from './import-once.ts';
import { openCompany, type OpenCompany } from './open-company.ts';
import { createPages } from './pages.ts';

export interface DemoOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly host?: string;
  /** Everything that is kept goes here. */
  readonly dataDir: string;
  /** `postgres://…` for the bank's desk; the retailer's stays in its folder. */
  readonly databaseUrl?: string | undefined;
  /** Says nothing on the way. */
  readonly quiet?: boolean;
  /** Import no more than so many complaints, rounded up to the batches of an import: 0 for none, all by default. */
  readonly importRows?: number;
  /** Stops the import; a later start goes on with it. */
  readonly signal?: AbortSignal;
  /** What is being done. */
  readonly onStep?: (step: DemoStep) => void;
}

export type DemoStep =
  | { readonly step: 'building' }
  | { readonly step: 'importing'; readonly rows: number; readonly fraction: number }
  | { readonly step: 'imported'; readonly created: number };

export interface Demo {
  /** E.g. `http://localhost:4180`. */
  readonly url: string;
  readonly accounts: Readonly<Record<Company['id'], readonly Account[]>>;
  close(): Promise<void>;
}

/** Finds out early, and before anything is written, that a port can't be had. @throws the system's error */
async function checkPort(port: number, host: string): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(port, host, () => {
      probe.close(() => {
        resolve();
      });
    });
  });
}

/** Faults alone: a demo's terminal is no place for a line a request. */
const faults: Log = (level, event, fields) => {
  if (level !== 'info') jsonLog((line) => process.stderr.write(line))(level, event, fields);
};

/** Addresses for those who run a server; the first company's, as a server of one company has them. */
const operated = new Set(['/healthz', '/readyz', '/metrics']);

/** The companies' desks below their paths, and the pages beside them. */
function routed(companies: readonly (Company & OpenCompany)[], pages: (request: Request) => Promise<Response>) {
  return (request: Request, env: object): Response | Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (operated.has(pathname) && companies[0]) return companies[0].operations.fetch(request, env);
    const company = companies.find(({ basePath }) => pathname.startsWith(`${basePath}/`));
    return company ? company.app.app.fetch(request, env) : pages(request);
  };
}

/**
 * Builds the pages if they are out of date, opens both companies' desks, brings in the complaints that ship with the
 * demo, and serves it all. What was there before is kept.
 *
 * @throws StoreError when the database can't be had; the system's error when the port can't (`EADDRINUSE`).
 */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { port, host = '127.0.0.1', dataDir, databaseUrl, importRows, signal, quiet = false } = options;
  const onStep = quiet ? undefined : options.onStep;
  await checkPort(port, host);
  await buildSite({ onBuild: () => onStep?.({ step: 'building' }) });

  const url = `http://localhost:${port}`;
  const common = { accountsFile: join(dataDir, 'accounts.json'), url, log: faults };
  const open: (Company & OpenCompany)[] = [];
  const closeAll = async () => {
    for (const company of open.reverse()) await company.opened.close();
  };
  try {
    const first = await openCompany(bank, { ...common, dataDir: join(dataDir, 'bank'), databaseUrl });
    open.push({ ...bank, ...first });
    const second = await openCompany(retailer, { ...common, dataDir: join(dataDir, 'retailer') });
    open.push({ ...retailer, ...second });
    const created = await importOnce(first.opened, {
      marker: join(dataDir, 'imported'),
      database: databaseUrl ?? 'sqlite',
      rows: importRows,
      signal,
      onProgress: (progress) => onStep?.({ step: 'importing', ...progress }),
    });
    onStep?.({ step: 'imported', created });
    signal?.throwIfAborted();
    const listening = await listen(routed(open, createPages(siteDir)), port, host);
    const timers = open.map(({ opened }) => runTimers(opened.desk, faults));
    return {
      url: `http://localhost:${listening.port}`,
      accounts: { bank: first.accounts, retailer: second.accounts },
      async close() {
        for (const { app } of open) app.services.limits.streams.endAll();
        await listening.close();
        for (const stopTimers of timers) await stopTimers();
        await closeAll();
      },
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}
