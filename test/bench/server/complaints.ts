import { randomSource } from '../../helpers/random.ts';
import { benchRules, policyJson, severities } from '../rules/workload.ts';

/** A policy of twenty rules, each of which asks for a kind of complaint and one to three facts besides. */
export function twentyRules(): string {
  const policy = JSON.parse(policyJson(benchRules(20, randomSource(20)))) as Record<string, unknown>;
  return JSON.stringify({ ...policy, severities, form: undefined });
}

const words =
  'the parcel came late and the box was open when I took it from the shop on Monday nobody could say why '.split(' ');

/** Complaints of 1.5 KB of JSON, each of another customer. */
export function complaintOf(n: number): object {
  const random = randomSource(n + 1);
  const base = {
    channel: 'web',
    category: `c${String(Math.floor(random() * 12))}`,
    title: `Parcel ${String(n)} came late`,
    amount: Math.floor(random() * 5_000),
    currency: 'EUR',
    orderRef: `A-${String(n)}`,
    customer: { name: `Customer ${String(n)}`, email: `customer-${String(n)}@example.com`, language: 'en' },
  };
  let description = '';
  const room = 1_500 - JSON.stringify({ ...base, description }).length;
  while (description.length < room) description += `${words[Math.floor(random() * words.length)] ?? ''} `;
  return { ...base, description: description.slice(0, room) };
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Runs something `count` times, so many at once. @returns times a second. */
export async function rate(count: number, atOnce: number, run: (n: number) => Promise<unknown>): Promise<number> {
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < count) await run(next++);
    }),
  );
  return (count / (performance.now() - started)) * 1000;
}
