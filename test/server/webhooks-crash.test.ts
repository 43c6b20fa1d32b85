import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { mailbox } from './mailbox.ts';
import { receiver, type Received } from './receiver.ts';
import { complaint, ended, policy, run, serving, submit, temporary } from './servers.ts';

/** Where the server is killed: as a webhook arrives or a mail does, before either is answered, or after a submit. */
const moments = ['webhook', 'mail', 'submit'] as const;

it('tells everything at least once, under one id each, however often it is killed', async () => {
  const { dir, remove } = temporary();
  let child: ChildProcess | undefined;
  let moment: (typeof moments)[number] | undefined;
  /** Kills the server if this is the moment; whether it lives. */
  const survives = (at: typeof moment): boolean => {
    if (moment !== at) return true;
    moment = undefined;
    child?.kill('SIGKILL');
    return false;
  };
  const hook = await receiver(() => (survives('webhook') ? 204 : 'never'));
  const post = await mailbox(undefined, () => survives('mail'));
  const file = join(dir, 'policy.json');
  writeFileSync(file, JSON.stringify(policy));
  const args = [
    '--data',
    dir,
    '--policy',
    file,
    '--allow-private-webhooks',
    '--smtp',
    post.url,
    '--mail-from',
    'a@b.example',
  ];
  const start = async () => {
    const served = await serving(args);
    child = served.child;
    return served;
  };

  const first = await start();
  const added = await run(['webhook', 'add', hook.url, '--data', dir, '--allow-private-webhooks', '--json']);
  assert.equal(added.status, 0, added.err);
  await ended(first.child);
  const numbers: string[] = [];
  for (const [index, at] of moments.entries()) {
    const { child: serverNow, url } = await start();
    moment = at;
    const closed = once(serverNow, 'close');
    const response = await submit(url, { ...complaint, title: `Kettle ${index}` }, `killed-key-${index}`);
    numbers.push(((await response.json()) as { number: string }).number);
    survives('submit');
    await closed;
  }
  const last = await start();
  const told = ({ body }: Received): string => (JSON.parse(body) as { data: { number: string } }).data.number;
  const mailed = (number: string) => post.arrived.filter(({ mail }) => mail.subject?.includes(number));
  const hooked = (number: string) => hook.received.filter((each) => told(each) === number);
  await hook.until(() => numbers.every((number) => hooked(number).length));
  await post.until(() => numbers.every((number) => mailed(number).length));
  await ended(last.child);

  for (const number of numbers) {
    assert.equal(new Set(hooked(number).map(({ headers }) => headers['webhook-id'])).size, 1, 'one webhook id');
    assert.equal(new Set(mailed(number).map(({ mail }) => mail.messageId)).size, 1, 'one message id');
  }
  const repeated = [...numbers.map((number) => hooked(number)), ...numbers.map((number) => mailed(number))];
  assert.ok(
    repeated.some(({ length }) => length > 1),
    'what was not answered is told again',
  );
  const id = (JSON.parse(added.out) as { id: string }).id;
  const log = await run(['webhook', 'log', id, '--data', dir, '--json']);
  assert.equal(log.status, 0, log.err);
  const states = (JSON.parse(log.out) as { state: string }[]).map(({ state }) => state);
  assert.deepEqual(new Set(states), new Set(['sent']));
  await hook.close();
  await post.close();
  remove();
});
