import { randomSource } from '../../helpers/random.ts';
import { benchRules, policyJson, severities } from '../rules/workload.ts';

const working = (hours: readonly string[], days: readonly string[]) => ({
  timeZone: 'Europe/Berlin',
  week: Object.fromEntries(days.map((day) => [day, hours])),
});
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'];
const calendars = {
  office: working(['09:00-12:00', '13:00-17:00'], weekdays),
  shop: working(['10:00-20:00'], [...weekdays, 'sat']),
  night: working(['18:00-23:00'], weekdays),
  hotline: working(['08:00-22:00'], [...weekdays, 'sat', 'sun']),
};

/** Each complaint has a deadline: by which calendar goes by its category. */
const deadlines = Object.keys(calendars).map((calendar, i) => ({
  name: `by ${calendar}`,
  stage: 'deadline',
  conditions: {
    all: [{ fact: 'category', operator: 'in', value: [0, 1, 2].map((k) => `c${String(3 * i + k)}`) }],
  },
  event: { type: 'deadline', params: { clock: 'resolve', within: '20 business hours', calendar } },
}));

/**
 * A policy of twenty rules: four give deadlines, each of the others asks for a kind of complaint and one to three facts
 * besides.
 */
export function twentyRules(): string {
  const policy = JSON.parse(policyJson(benchRules(16, randomSource(20)))) as { readonly rules: readonly object[] };
  return JSON.stringify({ ...policy, calendars, rules: [...policy.rules, ...deadlines], severities, form: undefined });
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
