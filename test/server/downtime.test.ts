import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CaseEvent, Command } from '@redress/cases';
import type { Staff } from '@redress/desk';
import { startServer, type RunningServer } from '@redress/server';
import { postgresMissing, startPostgres, type TestPostgres } from '../../scripts/postgres.ts';
import { complaint, policy, temporary } from './servers.ts';

const hour = 3_600_000;
const day = 24 * hour;
const nine = ['09:00-17:00'];

const watched = {
  ...policy,
  calendars: { office: { timeZone: 'UTC', week: { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine } } },
  defaults: {
    ...policy.defaults,
    deadlines: [
      { clock: 'respond', within: '2 business days', calendar: 'office' },
      { clock: 'resolve', within: '5 days', at: 'same time', pausable: true },
    ],
  },
  workflow: { offerWindow: '3 days' },
  escalations: [
    { name: 'warn', clock: 'respond', when: { before: '1 business day' }, do: { notify: ['handler'] } },
    { name: 'answer', clock: 'respond', when: { after: '2 business hours' }, do: { notify: ['supervisor'] } },
    { name: 'soon', clock: 'resolve', when: { before: '1 day' }, do: { notify: ['department'], severity: 'high' } },
    { name: 'missed', clock: 'resolve', when: 'due', do: { notify: ['supervisor'], handler: 'none' } },
    { name: 'still', clock: 'resolve', when: { after: '1 day' }, do: { notify: ['dispatcher'] } },
  ],
};
const admin: Staff = { id: 'ada', name: 'Ada', roles: ['admin'] };
const sam: Staff = { id: 'sam', name: 'Sam', roles: ['supervisor'] };

/** A Monday. */
const start = Date.UTC(2026, 2, 2, 9);
const proposal = { outcome: 'upheld', plan: 'Sorry.', remedy: { type: 'apology' } } as const;

/** Kinds of cases, and what time alone must have done to each after a week without a server. */
const kinds: Readonly<Record<string, { readonly steps: readonly Command[]; readonly done: readonly string[] }>> = {
  untouched: {
    steps: [],
    done: [
      'warn Tue 17 late',
      'breach respond Wed 17',
      'answer Thu 11 late',
      'soon Fri 09 late',
      'breach resolve Sat 09',
      'missed Sat 09 late',
      'still Sun 09 late',
    ],
  },
  waiting: {
    steps: [
      { type: 'investigate' },
      { type: 'ask', of: 'customer', question: 'Which one?', until: '2026-03-04T09:00:00.000Z' },
    ],
    // The two days of the wait come on top, but for the moments until the question was asked.
    done: ['resumed Wed 09', 'soon Sun 08 late', 'breach resolve Mon 08', 'missed Mon 08 late'],
  },
  offered: {
    steps: [{ type: 'investigate' }, { type: 'propose', proposal }, { type: 'offer' }],
    done: ['lapsed Thu 09', 'soon Fri 09 late', 'breach resolve Sat 09', 'missed Sat 09 late', 'still Sun 09 late'],
  },
  ended: {
    steps: [
      { type: 'investigate' },
      { type: 'propose', proposal },
      { type: 'offer' },
      { type: 'dispute', reason: 'No.' },
      { type: 'refer', recourse: 'The ombudsman.' },
    ],
    done: [],
  },
};
const ofEach = 12;

const moment = (at: string): string => `${new Date(at).toUTCString().slice(0, 3)} ${at.slice(11, 13)}`;

/** What a system's event says it did, and when it was due. */
function line(event: CaseEvent): string | undefined {
  switch (event.type) {
    case 'deadline-escalated':
      return `${event.rule} ${moment(event.firesAt)}${event.late ? ' late' : ''}`;
    case 'escalation-skipped':
      return `${event.rule} skipped`;
    case 'clock-breached':
      return `breach ${event.clock} ${moment(event.dueAt)}`;
    case 'waiting-ended':
      return `resumed ${moment(event.endedAt ?? '')}`;
    case 'offer-lapsed':
      return `lapsed ${moment(event.lapsedAt ?? '')}`;
    default:
      return undefined;
  }
}

/** A server whose clock stands `from` the start of the test, and runs. */
function openAt(from: number, where: { dataDir: string; databaseUrl?: string }): Promise<RunningServer> {
  const began = Date.now();
  return startServer({ ...where, port: 0, log: () => undefined, now: () => start + from + Date.now() - began });
}

async function act({ desk }: RunningServer, number: string, steps: readonly Command[]): Promise<void> {
  for (const command of steps) {
    const { version } = (await desk.case(number, sam)).case;
    await desk.command(number, command, version, sam);
  }
}

async function intake(server: RunningServer): Promise<Map<string, string[]>> {
  const numbers = new Map<string, string[]>();
  for (const [kind, { steps }] of Object.entries(kinds)) {
    for (let i = 0; i < ofEach; i++) {
      const { number } = await server.desk.submit(complaint, { key: `${kind}-${String(i)}-key` });
      await act(server, number, steps);
      numbers.set(kind, [...(numbers.get(kind) ?? []), number]);
    }
  }
  return numbers;
}

/** Until nothing is due any more. */
async function settled({ desk, store }: RunningServer, until: number): Promise<void> {
  const instant = new Date(until).toISOString();
  for (let tries = 0; tries < 600 && (await store.due(instant, 1)).length; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.deepEqual(await store.due(instant, 1), []);
  assert.equal(await desk.tick(), 0);
}

/** Servers that are closed again whatever becomes of the work with the first of them. */
async function withServers<T>(
  opening: readonly Promise<RunningServer>[],
  work: (first: RunningServer) => Promise<T>,
): Promise<T> {
  const servers = await Promise.all(opening);
  try {
    const [first] = servers;
    assert.ok(first);
    return await work(first);
  } finally {
    await Promise.all(servers.map((each) => each.close()));
  }
}

async function checkDone({ desk }: RunningServer, number: string, kind: string): Promise<void> {
  const { events } = await desk.case(number, sam);
  const done = events.filter(({ actor }) => actor.role === 'system').flatMap((event) => line(event) ?? []);
  assert.deepEqual(done, kinds[kind]?.done, `${kind} ${number}`);
  const times = events.map(({ at }) => Date.parse(at));
  assert.deepEqual(
    times,
    times.toSorted((a, b) => a - b),
  );
}

async function downForAWeek(where: { dataDir: string; databaseUrl?: string }, servers: number): Promise<void> {
  const numbers = await withServers([openAt(0, where)], async (first) => {
    await first.desk.publishPolicy(JSON.stringify(watched), { over: 0 }, admin);
    return intake(first);
  });
  // Some hours more than a week: what was due as the week ended is late as well.
  const back = 7 * day + 3 * hour;
  const opening = Array.from({ length: servers }, () => openAt(back, where));
  await withServers(opening, async (server) => {
    await settled(server, start + back);
    for (const [kind, all] of numbers) for (const number of all) await checkDone(server, number, kind);
  });
}

describe('a server that was off for a week', () => {
  it('does once, in order, and marked late what it missed, on SQLite', async () => {
    const { dir, remove } = temporary();
    await downForAWeek({ dataDir: dir }, 1);
    remove();
  });
});

describe('two servers that were off for a week', { skip: postgresMissing() }, () => {
  let postgres: TestPostgres;
  before(() => {
    postgres = startPostgres();
  });
  after(() => {
    postgres.stop();
  });

  it('do once between them, in order, and marked late what they missed, on PostgreSQL', async () => {
    const { dir, remove } = temporary();
    const { url } = await postgres.database();
    await downForAWeek({ dataDir: dir, databaseUrl: url }, 2);
    remove();
  });
});
