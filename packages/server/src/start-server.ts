import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Desk } from '@redress/desk';
import { Hono } from 'hono';
import { runSeals } from './audit/seal-timer.ts';
import type { Auth } from './auth/auth.ts';
import { createApp, type AppOptions } from './http/app.ts';
import { sharedTallies } from './http/postgres-tally.ts';
import { pageHeaders } from './http/headers.ts';
import type { Log } from './log.ts';
import type { Limits } from './http/limits.ts';
import { operations } from './http/operations.ts';
import { openDesk, type DeskOptions, type OpenedDesk } from './open-desk.ts';
import { listen } from './serve.ts';
import type { MailSettings } from './notices/mail/mail-settings.ts';
import { runNotices, type IntakeSettings, type Notices } from './notices/notices.ts';
import { runPrivacy } from './privacy/privacy-timer.ts';
import { runTimers } from './timers.ts';

export interface ServerOptions extends DeskOptions, Pick<AppOptions, 'origins' | 'limits' | 'proxies' | 'requireTotp'> {
  /** 0 takes a free one. */
  readonly port: number;
  readonly host?: string;
  /** The address that the public knows, where it differs: `https://desk.example.com`. */
  readonly url?: string | undefined;
  /**
   * Whether customers' browsers prove some work before they may submit, where the policy does not say; by default where
   * the public address is an https one.
   */
  readonly proofOfWork?: boolean | undefined;
  /** A folder of pages and scripts to serve beside the API. */
  readonly pages?: string | undefined;
  /** The folder of the elements' built scripts; `redress` of the pages by default. */
  readonly elements?: string | undefined;
  /** How mail is sent; without it none is. */
  readonly mail?: MailSettings | undefined;
  /** How mail is taken in. */
  readonly intake?: IntakeSettings | undefined;
  /** Webhooks may lead into our own network, and over plain HTTP. */
  readonly allowPrivateWebhooks?: boolean | undefined;
}

export interface RunningServer extends Omit<OpenedDesk, 'auth'> {
  readonly url: string;
  readonly auth: Auth;
  readonly limits: Limits;
  readonly notices: Notices;
}

/**
 * Opens a desk and serves it.
 * @throws StoreError; the system's error when the port cannot be had (`EADDRINUSE`, `EACCES`).
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { log, origins, limits, proxies, port, host = '127.0.0.1' } = options;
  const opened = await openDesk({ figuresApart: true, ...options });
  let notices: Notices | undefined;
  try {
    const auth = await opened.auth({ url: options.url ?? `http://${host}:${port}`, basePath: '/api' });
    const now = options.now ?? Date.now;
    const { mail, intake, allowPrivateWebhooks, dataDir } = options;
    const contacts = () => auth.contacts();
    const told = runNotices(opened, { mail, intake, allowPrivateWebhooks, dataDir, contacts, now, log });
    notices = told;
    const { app, services } = createApp({
      desk: opened.desk,
      audit: opened.audit,
      sharedTallies: sharedTallies(opened.store.database, opened.key('attempts')),
      auth,
      log,
      notices: told,
      challenges: {
        secret: opened.challengeSecret,
        byDefault: options.proofOfWork ?? options.url?.startsWith('https:') ?? false,
      },
      requireTotp: options.requireTotp,
      elements: options.elements ?? (options.pages && join(options.pages, 'redress')),
      ...(origins && { origins }),
      ...(limits && { limits }),
      ...(proxies !== undefined && { proxies }),
    });
    const whole = new Hono().route('/', app).route(
      '/',
      operations(opened.store, services, () => told.metrics()),
    );
    if (options.pages !== undefined) whole.use(pageHeaders(), serveStatic({ root: options.pages }));
    const listening = await listen(whole.fetch, port, host);
    const closing = new AbortController();
    const ready = warmUp(opened.desk, log, closing.signal);
    const stopTimers = runTimers(opened.desk, log);
    const privacy = runPrivacy(opened.desk, opened.audit, log);
    const seals = runSeals(opened.store.database, now, log);
    return {
      ...opened,
      auth,
      notices: told,
      limits: services.limits,
      url: options.url ?? listening.url,
      async close() {
        services.limits.streams.endAll();
        await listening.close();
        closing.abort();
        await ready;
        await stopTimers();
        await told.close();
        await privacy.stop();
        await seals.stop();
        await opened.close();
      },
    };
  } catch (error) {
    await notices?.close();
    await opened.close();
    throw error;
  }
}

/** Fills the figures' columns beside everything else: the first who asks for figures need not wait for all of them. */
async function warmUp(desk: Desk, log: Log, signal: AbortSignal): Promise<void> {
  try {
    const started = performance.now();
    const elapsed = (): number => Math.round(performance.now() - started);
    let filledMs = 0;
    await desk.warmUp(signal, () => {
      filledMs = elapsed();
    });
    log('info', 'figures-ready', { ms: elapsed(), filledMs });
  } catch (error) {
    if (signal.aborted) return;
    log('error', 'figures-failed', { error: String(error) });
  }
}
