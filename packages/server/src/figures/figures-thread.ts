import { parentPort, workerData } from 'node:worker_threads';
import { PlainEngine } from '@redress/desk';
import { createPurchases, MetricsError, type Purchase, type Purchases } from '@redress/metrics';
import { readFacts } from '../store/read-facts.ts';
import type { Where } from '../store/read-store.ts';
import type { FiguresJob, FiguresRequest, FiguresResponse } from './figures-job.ts';

if (!parentPort) throw new Error('figures-thread is the start of a thread, not of a process');
const port = parentPort;
const engine = new PlainEngine(await readFacts(workerData as Where));

function purchasesOf(rows: readonly Purchase[]): Purchases {
  const purchases = createPurchases();
  for (const row of rows) purchases.upsert(row);
  return purchases;
}

async function work(job: FiguresJob): Promise<unknown> {
  switch (job.type) {
    case 'ready':
      return engine.ready();
    case 'metrics':
      return engine.metrics(job.query);
    case 'dashboard':
      return engine.dashboard(job.query);
    case 'dashboard-json': {
      const json = await engine.dashboardJson(job.query);
      return typeof json === 'string' ? new TextEncoder().encode(json) : json;
    }
    case 'report': {
      const { purchases, ...context } = job.context;
      return engine.report(job.month, { ...context, ...(purchases && { purchases: purchasesOf(purchases) }) });
    }
  }
}

async function answer({ id, job }: FiguresRequest): Promise<FiguresResponse> {
  try {
    return { id, value: await work(job) };
  } catch (error) {
    if (error instanceof MetricsError) return { id, issues: error.issues };
    return { id, error: error instanceof Error ? error : new Error(String(error)) };
  }
}

port.on('message', (request: FiguresRequest) => {
  void answer(request).then((response) => {
    // Bytes are handed over, not copied.
    const given = 'value' in response && response.value instanceof Uint8Array ? [response.value.buffer] : [];
    port.postMessage(response, given as ArrayBuffer[]);
  });
});
