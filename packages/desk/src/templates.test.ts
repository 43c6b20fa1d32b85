import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { ann, samplePolicy, testDesk } from './testing/index.ts';

const hash = (content: string | Uint8Array): Promise<string> =>
  Promise.resolve(createHash('sha256').update(content).digest('hex'));

const replies = [
  {
    id: 'general',
    label: { en: 'Receipt' },
    text: { en: 'Dear {{customer.name}}, we answer {{ case.number }} by {{case.due}}. {{handler.name}}' },
  },
  { id: 'other', label: { en: 'Other' }, category: 'product', text: { en: 'x' } },
  {
    id: 'service',
    label: { en: 'Service' },
    category: 'service',
    text: { en: 'Hello', de: 'Guten Tag {{customer.name}}, Bestellung {{case.order}}', 'zh-Hans': '您好' },
  },
];
const complaint = { channel: 'web', category: 'service', title: 'No answer', description: 'Three calls.' };

describe('Desk: reply templates', () => {
  it('come filled in, those of the category first, in the customer’s language', async () => {
    const { desk } = await testDesk(hash, { policy: { ...samplePolicy, replies } });
    const customer = { name: 'Grace', email: 'g@example.com', language: 'de-AT' };
    const { number } = await desk.submit({ ...complaint, customer }, { key: 'template-key' });
    const found = await desk.replies(number, ann);
    assert.deepEqual(
      found.map(({ id, language, unfilled }) => [id, language, unfilled]),
      [
        ['service', 'de', ['case.order']],
        ['general', 'en', []],
      ],
    );
    assert.equal(found[0]?.text, 'Guten Tag Grace, Bestellung {{case.order}}');
    assert.match(found[1]?.text ?? '', new RegExp(`Dear Grace, we answer ${number} by March 4, 2026.* Ann$`));
  });

  it('are not sent with a field that is not filled in', async () => {
    const { desk } = await testDesk(hash);
    const { number } = await desk.submit(complaint, { key: 'template-key' });
    const { version } = (await desk.case(number, ann)).case;
    const send = (text: string) => desk.command(number, { type: 'send-message', message: { text } }, version, ann);
    await assert.rejects(send('Dear {{ customer.name }}'), {
      code: 'invalid-command',
      issues: [{ code: 'unfilled-field', path: '/message/text', params: { field: 'customer.name' } }],
    });
    await send('Write {{name}} into the second line.');
  });
});
