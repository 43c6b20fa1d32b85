import type { StaffDesk } from '@redress/client';
import type { FiguresQuery } from '@redress/desk';
import type { MetricsAnswer } from '@redress/metrics';

interface Waiting {
  readonly kpis: readonly string[];
  readonly resolve: (answer: MetricsAnswer) => void;
  readonly reject: (error: unknown) => void;
}

const pending = new WeakMap<StaffDesk, Map<string, { query: FiguresQuery; waiting: Waiting[] }>>();

async function send(desk: StaffDesk, { query, waiting }: { query: FiguresQuery; waiting: Waiting[] }): Promise<void> {
  const kpis = [...new Set(waiting.flatMap((each) => each.kpis))] as FiguresQuery['kpis'];
  try {
    const answer = await desk.metrics({ ...query, kpis });
    for (const { resolve } of waiting) resolve(answer);
  } catch (error) {
    for (const { reject } of waiting) reject(error);
  }
}

/**
 * Asks for figures. What is asked at one time of one period, by any number of cards, goes in one request; the answer
 * may hold more figures than were asked for.
 */
export function figures(desk: StaffDesk, query: FiguresQuery): Promise<MetricsAnswer> {
  const { kpis, ...rest } = query;
  const key = JSON.stringify(rest);
  const known = pending.get(desk) ?? new Map<string, { query: FiguresQuery; waiting: Waiting[] }>();
  pending.set(desk, known);
  return new Promise((resolve, reject) => {
    const entry = known.get(key) ?? { query, waiting: [] };
    entry.waiting.push({ kpis, resolve, reject });
    if (known.has(key)) return;
    known.set(key, entry);
    // After all elements of a page have had their turn to ask.
    setTimeout(() => {
      known.delete(key);
      void send(desk, entry);
    });
  });
}
