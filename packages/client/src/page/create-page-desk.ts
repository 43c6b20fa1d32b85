import { createDesk, type Desk, type Holidays, type Staff } from '@redress/desk';
import { shippedHolidays } from '@redress/rules/holidays';
import { ChannelFeed } from './channel-feed.ts';
import { pageDatabase } from './database.ts';
import { defaultPolicy } from './default-policy.ts';
import { IdbFiles } from './idb-files.ts';
import { IdbStore } from './idb-store.ts';
import { PageDesk } from './page-desk.ts';
import { Personas, type Persona } from './personas.ts';
import { WebSecrets } from './web-secrets.ts';
import { WorkerLab } from './worker-lab.ts';

export interface PageDeskOptions {
  /** One site may have several desks; `default` by default. */
  readonly name?: string;
  /** The policy as text or parsed. A desk that has one keeps it until this one changes; without any, a plain one. */
  readonly policy?: unknown;
  /** Tables of holidays by id, instead of those shipped. */
  readonly holidays?: Holidays;
  /** Who may sign in as staff; the first is signed in. */
  readonly personas?: readonly Persona[];
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

const shipped: Holidays = (ids) =>
  Promise.all(
    ids.flatMap((id) => (id in shippedHolidays ? [shippedHolidays[id as keyof typeof shippedHolidays]()] : [])),
  );

/** In whose name the site's own policy is published. */
const site: Staff = { id: 'site', name: 'site', roles: ['admin'] };

/**
 * A desk in the page: cases, files and policy in this browser's IndexedDB, shared by the site's tabs.
 *
 * @throws DeskError `invalid-policy` with issues; DOMException where the browser has no IndexedDB.
 */
export async function createPageDesk(options: PageDeskOptions = {}): Promise<PageDesk> {
  const { name = 'default', now = Date.now, holidays = shipped, policy } = options;
  const databaseName = `redress-desk:${name}`;
  const database = pageDatabase(databaseName);
  const feed = new ChannelFeed(databaseName);
  const store = new IdbStore(database);
  const close = async (): Promise<void> => {
    feed.close();
    await store.close();
  };
  try {
    const secrets = new WebSecrets(database, now);
    const desk = createDesk({
      store,
      files: new IdbFiles(database),
      secrets,
      feed,
      now,
      holidays,
      lab: new WorkerLab(holidays),
    });
    const text = typeof policy === 'string' || policy === undefined ? policy : JSON.stringify(policy, null, 2);
    await publishSites(desk, text);
    return new PageDesk({ name, desk, personas: new Personas(databaseName, options.personas), close });
  } catch (error) {
    await close();
    throw error;
  }
}

/** Publishes the site's policy unless it was before: what an admin has published since stays in force. */
async function publishSites(desk: Desk, policy: string | undefined): Promise<void> {
  const versions = await desk.policyVersions();
  const last = versions.find(({ publishedBy }) => publishedBy === site.name);
  const over = versions[0]?.version ?? 0;
  if (policy === undefined ? over > 0 : last && (await desk.policy(last.version)).text === policy) return;
  try {
    await desk.publishPolicy(policy ?? defaultPolicy(), { over }, site);
  } catch (error) {
    // Another tab that opened at the same time was faster.
    if ((error as { code?: unknown }).code !== 'policy-conflict') throw error;
  }
}
