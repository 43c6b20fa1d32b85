import type { Store } from '@redress/desk';
import { Hono } from 'hono';
import type { Services } from './endpoint.ts';

/**
 * What those who run a server ask of it. `/healthz`: the process answers. `/readyz`: its database does, and a policy
 * is in force. `/metrics`: Prometheus' text; no personal data is in it.
 * @param more what others have to add to that text.
 */
export function operations(
  store: Store,
  { metrics, limits, desk }: Services,
  more: () => Promise<string> = () => Promise.resolve(''),
): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
  });
  app.get('/healthz', (c) => c.text('ok\n'));
  app.get('/readyz', async (c) => {
    try {
      await store.position();
      await desk.form();
      return c.text('ready\n');
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unavailable';
      return c.text(`not ready: ${code}\n`, 503);
    }
  });
  app.get('/metrics', async (c) => {
    const { rss, heapUsed } = process.memoryUsage();
    const text = metrics.text({
      redress_event_streams: limits.streams.size,
      process_resident_memory_bytes: rss,
      nodejs_heap_size_used_bytes: heapUsed,
      process_uptime_seconds: Math.round(process.uptime()),
    });
    return c.body(text + (await more()), 200, { 'content-type': 'text/plain; version=0.0.4' });
  });
  return app;
}
