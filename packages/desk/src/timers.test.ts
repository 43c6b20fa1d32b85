import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import type { CaseEvent, Command } from '@redress/cases';
import { MemoryStore } from './memory/memory-store.ts';
import { ann, sam, samplePolicy, testDesk } from './testing/index.ts';
import type { Staff } from './answers.ts';

const hash = (content: string | Uint8Array): Promise<string> =>
  Promise.resolve(createHash('sha256').update(content).digest('hex'));

const complaint = { channel: 'web', category: 'service', title: 'No answer', description: 'Three calls, no answer.' };
const hour = 3_600_000;
const day = 24 * hour;

const policy = {
  ...samplePolicy,
  escalations: [
    { name: 'warn', clock: 'respond', when: { before: '6 hours' }, do: { notify: ['handler'] } },
    { name: 'due', clock: 'respond', when: 'due', do: { notify: ['supervisor'], severity: 'high' } },
    { name: 'move', clock: 'respond', when: { after: '1 day' }, do: { notify: ['department'], department: 'quality' } },
    {
      name: 'only-quality',
      clock: 'resolve',
      when: { before: '2 days' },
      conditions: { all: [{ fact: 'department', operator: 'equal', value: 'care' }] },
      do: { notify: ['dispatcher'] },
    },
  ],
};

type Opened = Awaited<ReturnType<typeof testDesk>>;

async function work({ desk }: Opened, number: string, steps: readonly [Staff, Command][]): Promise<void> {
  for (const [staff, command] of steps) {
    const { version } = (await desk.case(number, sam)).case;
    await desk.command(number, command, version, staff);
  }
}

/** What time did to a case, in the order of its log. */
async function timed({ desk }: Opened, number: string): Promise<string[]> {
  const { events } = await desk.case(number, sam);
  return events.filter(({ actor }) => actor.role === 'system').flatMap((event) => line(event) ?? []);
}

function line(event: CaseEvent): string | undefined {
  switch (event.type) {
    case 'deadline-escalated':
      return `${event.rule}@${event.firesAt.slice(5, 13)}${event.late ? ' late' : ''}`;
    case 'escalation-skipped':
      return `${event.rule}@${event.firesAt.slice(5, 13)} ${event.why}`;
    case 'clock-breached':
      return `breach ${event.clock}@${event.dueAt.slice(5, 13)}`;
    case 'waiting-ended':
      return `resumed@${(event.endedAt ?? event.at).slice(5, 13)}`;
    case 'offer-lapsed':
      return `lapsed@${(event.lapsedAt ?? event.at).slice(5, 13)}`;
    default:
      return undefined;
  }
}

async function settle({ desk }: Opened): Promise<void> {
  while ((await desk.tick()) > 0);
}

describe('time', () => {
  it('escalates at its time, once, and changes what the rule says', async () => {
    const opened = await testDesk(hash, { policy });
    const { desk, pass } = opened;
    const { number } = await desk.submit(complaint, { key: 'the-first-one' });
    await work(opened, number, [[ann, { type: 'investigate' }]]);
    for (let hours = 0; hours < 24 * 4; hours++) {
      pass(hour);
      if (hours === 0) pass(1_000);
      await settle(opened);
    }
    assert.deepEqual(await timed(opened, number), [
      'warn@03-04T03',
      'breach respond@03-04T09',
      'due@03-04T09',
      'move@03-05T09',
    ]);
    const { case: it } = await desk.case(number, sam);
    assert.equal(it.severity, 'high');
    assert.equal(it.department, 'quality');
    assert.equal(it.handler, undefined, 'its handler is of the department that it left');
    assert.deepEqual(
      it.escalations?.map(({ rule, notify }) => [rule, notify]),
      [
        ['warn', ['handler']],
        ['due', ['supervisor']],
        ['move', ['department']],
      ],
    );
  });

  it('does after a downtime what it should have done, in order, and says that it was late', async () => {
    const opened = await testDesk(hash, { policy });
    const { desk, pass } = opened;
    const { number } = await desk.submit(complaint, { key: 'the-first-one' });
    pass(14 * day);
    await settle(opened);
    assert.deepEqual(await timed(opened, number), [
      'warn@03-04T03 late',
      'breach respond@03-04T09',
      'due@03-04T09 late',
      'move@03-05T09 late',
      'only-quality@03-10T09 conditions-not-met',
      'breach resolve@03-12T09',
    ]);
    assert.equal(await desk.tick(), 0);
  });

  it('ends a wait at its own end, and counts from there', async () => {
    const opened = await testDesk(hash, { policy });
    const { desk, pass } = opened;
    const { number } = await desk.submit(complaint, { key: 'the-first-one' });
    const until = '2026-03-05T09:00:00.000Z';
    await work(opened, number, [
      [ann, { type: 'investigate' }],
      [ann, { type: 'ask', of: 'customer', question: 'Which one?', until }],
    ]);
    pass(20 * day);
    await settle(opened);
    // Three days passed with the clock for the end standing still.
    assert.deepEqual(await timed(opened, number), [
      'resumed@03-05T09',
      'only-quality@03-13T09 late',
      'breach resolve@03-15T09',
    ]);
  });

  it('lets an offer lapse at its own end', async () => {
    const opened = await testDesk(hash, { policy });
    const { desk, pass } = opened;
    const { number } = await desk.submit(complaint, { key: 'the-first-one' });
    const proposal = { outcome: 'upheld', plan: 'Sorry.', remedy: { type: 'apology' } } as const;
    await work(opened, number, [
      [ann, { type: 'investigate' }],
      [ann, { type: 'propose', proposal }],
      [ann, { type: 'offer' }],
    ]);
    pass(9 * day);
    await settle(opened);
    assert.deepEqual(await timed(opened, number), ['lapsed@03-09T09', 'only-quality@03-10T09 late']);
    assert.equal((await desk.case(number, sam)).case.solution?.acceptedAt, '2026-03-09T09:00:00.000Z');
  });

  it('moves escalations with an extended deadline, and lets those go that were met', async () => {
    const opened = await testDesk(hash, { policy });
    const { desk, pass } = opened;
    const { number } = await desk.submit(complaint, { key: 'the-first-one' });
    await work(opened, number, [
      [sam, { type: 'extend', clock: 'respond', dueAt: '2026-03-07T09:00:00.000Z', reason: 'Ill.' }],
    ]);
    pass(5 * day - hour);
    await settle(opened);
    assert.deepEqual(await timed(opened, number), ['warn@03-07T03 late']);
    await work(opened, number, [[ann, { type: 'send-message', message: { text: 'Here is our answer.' } }]]);
    pass(2 * day);
    await settle(opened);
    assert.deepEqual(await timed(opened, number), ['warn@03-07T03 late'], 'answered in time');
  });

  it('does nothing twice when the clock jumps ahead, back and ahead again', async () => {
    const opened = await testDesk(hash, { policy });
    const { desk, pass } = opened;
    const { number } = await desk.submit(complaint, { key: 'the-first-one' });
    for (const jump of [3 * day, -5 * day, 10 * day, -20 * day, 40 * day]) {
      pass(jump);
      await settle(opened);
    }
    const done = await timed(opened, number);
    assert.equal(done.length, 6);
    assert.equal(new Set(done).size, 6);
    const { events } = await desk.case(number, sam);
    const times = events.map(({ at }) => Date.parse(at));
    assert.deepEqual(
      times,
      times.toSorted((a, b) => a - b),
      'the log is in order',
    );
  });

  it('does nothing twice when two look at once', async () => {
    const store = new MemoryStore();
    const one = await testDesk(hash, { policy, store });
    const numbers: string[] = [];
    for (let i = 0; i < 30; i++) {
      numbers.push((await one.desk.submit(complaint, { key: `complaint-${String(i)}` })).number);
    }
    one.pass(14 * day);
    await Promise.all([settle(one), settle(one), settle(one)]);
    for (const number of numbers) assert.equal((await timed(one, number)).length, 6, number);
  });

  it('is held up by no case that cannot be read, however many they are', async () => {
    const broken = new Set<string>();
    class Faulty extends MemoryStore {
      override events(caseId: string): Promise<CaseEvent[]> {
        return broken.has(caseId) ? Promise.reject(new Error('unreadable')) : super.events(caseId);
      }
    }
    const opened = await testDesk(hash, { policy, store: new Faulty() });
    const { desk, pass, store } = opened;
    for (let i = 0; i < 250; i++) await desk.submit(complaint, { key: `broken-${String(i)}` });
    for (const { id } of await store.rows({}, { by: 'receivedAt', descending: false, limit: 1_000 })) broken.add(id);
    pass(hour);
    const { number } = await desk.submit(complaint, { key: 'the-good-one' });
    pass(14 * day);
    await assert.rejects(desk.tick(), (error) => error instanceof AggregateError && error.errors.length === 200);
    await assert.rejects(desk.tick(), (error) => error instanceof AggregateError && error.errors.length === 50);
    assert.equal((await timed(opened, number)).length, 6);
    assert.equal(await desk.tick(), 0);
    broken.clear();
    let changed = 0;
    for (let i = 0; i < 20; i++) changed += await desk.tick();
    assert.equal(changed, 250, 'tried again, and done');
  });
});
