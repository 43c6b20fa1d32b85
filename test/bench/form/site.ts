import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { listen, type OpenedDesk } from '@redress/server';
import { buildSite, siteDir } from '../../../demo/build.ts';
import type { Account } from '../../../demo/server/accounts.ts';
import { bank } from '../../../demo/server/companies.ts';
import { openCompany } from '../../../demo/server/open-company.ts';
import { createPages } from '../../../demo/server/pages.ts';

/** The demo's pages and its bank's desk, from a copy that pages can be added to. */
export interface Site {
  readonly url: string;
  readonly desk: OpenedDesk['desk'];
  /** Who may sign in. */
  readonly accounts: readonly Account[];
  /** Adds a page beside the demo's: the same style sheet, headers and compression. */
  addPage(name: string, change: (html: string) => string): Promise<void>;
  close(): Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}

/** Opens the site on a free port. */
export async function openSite({ databaseUrl }: { readonly databaseUrl?: string } = {}): Promise<Site> {
  await buildSite();
  const folder = await mkdtemp(join(tmpdir(), 'redress-form-'));
  const pages = join(folder, 'pages');
  await cp(siteDir, pages, { recursive: true });
  const port = await freePort();
  const { opened, app, accounts } = await openCompany(bank, {
    dataDir: join(folder, 'data'),
    databaseUrl,
    accountsFile: join(folder, 'accounts.json'),
    url: `http://localhost:${port}`,
    log: () => undefined,
  });
  const serve = createPages(pages);
  const listening = await listen(
    (request, env) =>
      new URL(request.url).pathname.startsWith('/api/') ? app.app.fetch(request, env) : serve(request),
    port,
  );
  return {
    url: `http://localhost:${port}`,
    desk: opened.desk,
    accounts,
    async addPage(name, change) {
      const file = join(pages, name);
      const html = change(await readFile(join(pages, 'plain.html'), 'utf8'));
      await writeFile(file, html);
      await writeFile(`${file}.br`, await promisify(brotliCompress)(html));
      await writeFile(`${file}.gz`, await promisify(gzip)(html, { level: 9 }));
    },
    async close() {
      await listening.close();
      await opened.close();
      await rm(folder, { recursive: true });
    },
  };
}
