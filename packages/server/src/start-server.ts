import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { runSeals } from './audit/seal-timer.ts';
import type { Auth } from './auth/auth.ts';
import { createApp, type AppOptions } from './http/app.ts';
import { pageHeaders } from './http/headers.ts';
import type { Limits } from './http/limits.ts';
import { operations } from './http/operations.ts';
import { openDesk, type DeskOptions, type OpenedDesk } from './open-desk.ts';
import { listen } from './serve.ts';
import { runPrivacy } from './privacy/privacy-timer.ts';
import { runTimers } from './timers.ts';

export interface ServerOptions extends DeskOptions, Pick<AppOptions, 'origins' | 'limits' | 'proxies'> {
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
}

export interface RunningServer extends Omit<OpenedDesk, 'auth'> {
  readonly url: string;
  readonly auth: Auth;
  readonly limits: Limits;
}

/**
 * Opens a desk and serves it.
 * @throws StoreError; the system's error when the port cannot be had (`EADDRINUSE`, `EACCES`).
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { log, origins, limits, proxies, port, host = '127.0.0.1' } = options;
  const opened = await openDesk(options);
  try {
    const auth = await opened.auth({ url: options.url ?? `http://${host}:${port}`, basePath: '/api' });
    const { app, services } = createApp({
      desk: opened.desk,
      audit: opened.audit,
      auth,
      log,
      challenges: {
        secret: opened.challengeSecret,
        byDefault: options.proofOfWork ?? options.url?.startsWith('https:') ?? false,
      },
      ...(origins && { origins }),
      ...(limits && { limits }),
      ...(proxies !== undefined && { proxies }),
    });
    const whole = new Hono().route('/', app).route('/', operations(opened.store, services));
    if (options.pages !== undefined) whole.use(pageHeaders(), serveStatic({ root: options.pages }));
    const listening = await listen(whole.fetch, port, host);
    const stopTimers = runTimers(opened.desk, log);
    const privacy = runPrivacy(opened.desk, log);
    const seals = runSeals(opened.store.database, options.now ?? Date.now, log);
    return {
      ...opened,
      auth,
      limits: services.limits,
      url: options.url ?? listening.url,
      async close() {
        services.limits.streams.endAll();
        await listening.close();
        await stopTimers();
        await privacy.stop();
        await seals.stop();
        await opened.close();
      },
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
}
