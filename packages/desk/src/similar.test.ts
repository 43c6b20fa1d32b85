import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Complaint } from '@redress/cases';
import { sam, testDesk } from './testing/index.ts';
import { likeness, shinglesOf } from './shingles.ts';

const hash = (content: string | Uint8Array): Promise<string> =>
  Promise.resolve(createHash('sha256').update(content).digest('hex'));

const parcel = {
  channel: 'web',
  category: 'service',
  title: 'Parcel arrived broken',
  description: 'The parcel with the blue lamp arrived broken, the glass was in pieces.',
  orderRef: 'A-77',
  customer: { name: 'Grace', email: 'grace@example.com' },
} as const;

let keys = 0;
const submitted = async (desk: Awaited<ReturnType<typeof testDesk>>['desk'], complaint: Partial<Complaint> = {}) =>
  (await desk.submit({ ...parcel, ...complaint }, { key: `similar-key-${++keys}` })).number;

describe('Desk: similar cases', () => {
  it('tells a duplicate from a repeat and from what is only related, and why', async () => {
    const { desk, pass } = await testDesk(hash);
    const repeat = await submitted(desk, { title: 'Rude on the phone', description: 'Shouted.', orderRef: undefined });
    pass(60 * 86_400_000);
    const duplicate = await submitted(desk, { title: 'Broken parcel' });
    const other = await submitted(desk, {
      customer: { name: 'Ida', email: 'ida@example.com' },
      title: 'Lamp arrived broken',
      orderRef: undefined,
    });
    await submitted(desk, {
      customer: { name: 'Bob', email: 'bob@example.com' },
      category: 'product',
      title: 'Charged twice',
      description: 'Two payments left my account.',
      orderRef: undefined,
    });
    const number = await submitted(desk);
    const found = await desk.similar(number, sam);
    assert.deepEqual(
      found.map(({ row, suggests }) => [row.number, suggests]),
      [
        [duplicate, 'duplicate'],
        [other, 'duplicate'],
        [repeat, 'repeat'],
      ],
    );
    const codes = found[0]?.reasons.map(({ code }) => code);
    assert.deepEqual(codes, ['same-order', 'same-customer', 'same-issue', 'similar-text', 'close-in-time']);
    assert.ok(!('search' in (found[0]?.row ?? {})));
  });

  it('leaves out what is already linked or merged', async () => {
    const { desk } = await testDesk(hash);
    const first = await submitted(desk);
    const second = await submitted(desk);
    const number = await submitted(desk);
    const { version } = (await desk.case(number, sam)).case;
    const handler = { ...sam, roles: ['handler', 'supervisor', 'dispatcher'] as const };
    await desk.command(number, { type: 'link', to: first, as: 'repeat' }, version, handler);
    await desk.command(second, { type: 'merge', into: number }, (await desk.case(second, sam)).case.version, handler);
    assert.deepEqual(await desk.similar(number, sam), []);
  });

  it('compares scripts with and without spaces', () => {
    const alike = (a: string, b: string) => likeness(shinglesOf(a), shinglesOf(b));
    assert.equal(alike('Über', 'uber'), 1);
    assert.ok(alike('快递包装破损，手机屏幕碎了', '手机屏幕碎了，包装也破损') > 0.6);
    assert.ok(alike('快递包装破损', '客服态度很差') < 0.2);
    assert.ok(alike('The parcel was broken', 'broken parcels') > 0.5);
    assert.equal(alike('', 'x'), 0);
  });
});
