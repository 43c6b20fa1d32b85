import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { eventSchema, type CaseEvent } from './events.ts';
import { reduce } from './reduce.ts';
import { customerOf } from './facts.ts';
import { erasedText, joinPersonal, splitPersonal, type Personal } from './personal.ts';

/** What no bare event may hold: every text that a person wrote or is known by begins with it. */
const secret = fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }).map((text) => `SECRET${text}`);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const at = '2026-11-22T16:41:05.000Z';
const staff = { role: 'handler', id: 'h1', name: 'Ann' } as const;
const file = fc.record({
  id: fc.constant('upload-0001'),
  name: secret,
  type: fc.constant('image/png'),
  size: fc.nat(),
  sha256: fc.constant('5ec7e7'.repeat(10) + 'abcd'),
});
const files = maybe(fc.array(file, { maxLength: 3 }));
const task = fc.record({ title: secret, owner: fc.constant('h1') });

const complaint = fc.record(
  {
    channel: fc.constant('web' as const),
    category: fc.constant('product'),
    title: secret,
    description: secret,
    desiredRemedy: secret,
    orderRef: secret,
    location: secret,
    amount: fc.nat(),
    customer: fc.record(
      {
        name: secret,
        email: secret,
        phone: secret,
        ref: secret,
        language: fc.constant('de'),
        vulnerable: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
    attachments: fc.array(file, { maxLength: 3 }),
    fields: fc.dictionary(fc.constantFrom('a', 'b'), fc.oneof(secret, fc.integer(), fc.array(secret))),
  },
  { requiredKeys: ['channel', 'category', 'title', 'description'] },
);
const matched = fc.record({
  fact: fc.constant('text'),
  operator: fc.constant('contains'),
  value: fc.constant('leak'),
  actual: secret,
});
const bodies = fc.oneof(
  complaint.map((it) => ({
    type: 'complaint-received' as const,
    id: 'c1',
    number: 'R-2026-000001',
    receiptHash: 'x',
    complaint: it,
  })),
  fc.array(matched).map((all) => ({
    type: 'decision-made' as const,
    decision: {
      severity: 'low',
      department: 'care',
      deadlines: [],
      reasons: [{ stage: 'severity' as const, rule: 'a', matched: all }],
      missing: [],
      policy: { name: 'P', version: 1, hash: 'h' },
    },
  })),
  fc.record({ text: secret, attachments: files }).map((message) => ({ type: 'message-sent' as const, message })),
  fc.record({ note: secret, attachments: files }).map((it) => ({ type: 'note-added' as const, ...it })),
  secret.map((question) => ({ type: 'question-asked' as const, of: 'customer' as const, question })),
  fc
    .constantFrom(
      'complaint-rejected' as const,
      'returned' as const,
      'solution-sent-back' as const,
      'offer-disputed' as const,
      'execution-revisited' as const,
    )
    .chain((type) => secret.map((reason) => ({ type, reason }))),
  secret.map((reason) => ({ type: 'reopened' as const, reason, department: 'care' })),
  maybe(secret).map((reason) => ({ type: 'withdrawn' as const, reason })),
  secret.map((recourse) => ({ type: 'referred' as const, recourse })),
  task.map((it) => ({ type: 'task-added' as const, task: it })),
  fc.record({ plan: secret, tasks: maybe(fc.array(task)) }).map((it) => ({
    type: 'solution-proposed' as const,
    proposal: { outcome: 'upheld' as const, remedy: { type: 'none' as const }, ...it },
  })),
  secret.map((comment) => ({ type: 'survey-answered' as const, survey: { overall: 5, comment } })),
  secret.map((note) => ({
    type: 'contact-attempted' as const,
    contact: { method: 'phone' as const, result: 'reached' as const, note },
  })),
  fc.constant({ type: 'closed' as const }),
);
/** As a log keeps it: what is not there has no key. */
const events = bodies.map((body) => JSON.parse(JSON.stringify({ ...body, at, actor: staff })) as CaseEvent);

describe('the personal part of an event', () => {
  it('and the rest make up the event', () => {
    fc.assert(
      fc.property(events, (event) => {
        const before = JSON.stringify(event);
        const { event: bare, personal } = splitPersonal(event);
        assert.deepEqual(joinPersonal(bare, personal), event);
        assert.deepEqual(joinPersonal(bare, personal && (JSON.parse(JSON.stringify(personal)) as Personal)), event);
        assert.equal(JSON.stringify(event), before, 'the event itself stays as it is');
      }),
      { numRuns: 500 },
    );
  });

  it('is all there is of it', () => {
    fc.assert(
      fc.property(events, (event) => {
        const { event: bare } = splitPersonal(event);
        assert.doesNotMatch(JSON.stringify(bare), /SECRET|5ec7e7|vulnerable/);
        assert.equal(z.safeParse(eventSchema, bare).success, true, 'valid without it');
      }),
      { numRuns: 500 },
    );
  });

  it('covers every free text of the schema', () => {
    // A text that a command takes from people and no path names would be kept for ever.
    const kept = [
      'id',
      'number',
      'receiptHash',
      'into',
      'to',
      'department',
      'handler',
      'clock',
      'rule',
      'severity',
      'task',
      'pseudonym',
      'cause',
      'source',
      'key',
    ];
    const texts = eventSchema.def.options.flatMap((option) => {
      const { type, actor: _, at: __, ...shape } = option.def.shape as Record<string, z.ZodMiniType>;
      const name = (type as z.ZodMiniLiteral).def.values[0];
      return Object.entries(shape)
        .filter(([key, field]) => isText(field) && !kept.includes(key))
        .map(([key]) => ({ name, key }));
    });
    for (const { name, key } of texts) {
      const { personal } = splitPersonal({ type: name, at, actor: staff, [key]: 'free text' } as unknown as CaseEvent);
      assert.ok(personal && key in personal, `${String(name)}.${key}`);
    }
    assert.ok(texts.length > 10);
  });
});

const isText = (field: z.ZodMiniType): boolean => {
  const { type, innerType } = field.def as unknown as { type: string; innerType?: z.ZodMiniType };
  return innerType ? isText(innerType) : type === 'string' && !('format' in field.def);
};

describe('a case whose personal part is gone', () => {
  it('is still a case, of a customer without a name', () => {
    const received: CaseEvent = {
      type: 'complaint-received',
      at,
      actor: { role: 'customer' },
      id: 'c1',
      number: 'R-2026-000001',
      receiptHash: 'x',
      complaint: {
        channel: 'web',
        category: 'product',
        title: 'Leaks',
        description: 'All over my kitchen.',
        customer: { email: 'kim@example.com', language: 'de' },
      },
    };
    const it = reduce([
      joinPersonal(splitPersonal(received).event, undefined),
      { type: 'customer-erased', at, actor: { role: 'system' }, pseudonym: 'p1', why: 'retention' },
    ]);
    assert.deepEqual([it.complaint.title, it.complaint.description], [erasedText, '']);
    assert.deepEqual([customerOf(it), it.complaint.customer], ['p1', { language: 'de' }]);
  });
});
