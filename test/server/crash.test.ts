import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { it } from 'node:test';
import { complaint, ended, policy, serving, submit, temporary } from './servers.ts';

interface Answer {
  readonly number: string;
  readonly receipt: string;
}

const request = (host: string, key: string): string => {
  const body = JSON.stringify(complaint);
  return [
    'POST /api/complaints HTTP/1.1',
    `host: ${host}`,
    'content-type: application/json',
    `idempotency-key: ${key}`,
    `content-length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
};

/**
 * Submits, and kills the server as soon as the commit can be seen from outside. While it watches, this process does
 * nothing else, so that the kill follows the commit within microseconds.
 * @returns what the client had been answered by then.
 */
async function submitAndKill(dir: string, { child, url }: Awaited<ReturnType<typeof serving>>, key: string) {
  const { hostname, port, host } = new URL(url);
  const watch = new DatabaseSync(join(dir, 'redress.sqlite'), { readOnly: true });
  const cases = watch.prepare('select count(*) as n from cases');
  const before = cases.get()?.['n'];
  const version = watch.prepare('pragma data_version');
  const socket = connect({ host: hostname, port: Number(port) });
  await once(socket, 'connect');
  let answer = '';
  socket.on('data', (chunk) => (answer += String(chunk)));
  // A killed server's end of the line is simply gone.
  socket.on('error', () => undefined);
  const closed = once(socket, 'close');
  socket.write(request(host, key));
  for (let seen = version.get()?.['data_version']; ;) {
    const now = version.get()?.['data_version'];
    if (now === seen) continue;
    seen = now;
    if (cases.get()?.['n'] !== before) break;
  }
  process.kill(child.pid ?? 0, 'SIGKILL');
  await closed;
  watch.close();
  return answer;
}

it('answers a repeated submit alike after a kill between the commit and the answer', async () => {
  const { dir, remove } = temporary();
  const policyFile = join(dir, 'policy.json');
  writeFileSync(policyFile, JSON.stringify(policy));
  let between = 0;
  let tries = 0;
  // The answer sometimes gets out first; such a try shows nothing, and another is made.
  while (between < 2 && tries < 30) {
    tries += 1;
    const key = `crash-key-${tries}`;
    const answered = await submitAndKill(dir, await serving(['--data', dir, '--policy', policyFile]), key);
    const { child, url } = await serving(['--data', dir]);
    try {
      const retries = await Promise.all(Array.from({ length: 3 }, () => submit(url, complaint, key)));
      const answers = (await Promise.all(retries.map((retry) => retry.json()))) as Answer[];
      assert.deepEqual(new Set(retries.map(({ status }) => status)), new Set([201]));
      assert.equal(new Set(answers.map(({ number, receipt }) => `${number} ${receipt}`)).size, 1);
      if (answered) assert.ok(answered.includes(answers[0]?.number ?? '?'), 'the first answer had another number');
      else between += 1;
      const tracked = await fetch(`${url}/api/track`, {
        headers: { authorization: `Receipt ${answers[0]?.receipt}` },
      });
      assert.equal(((await tracked.json()) as Answer).number, answers[0]?.number);
    } finally {
      await ended(child);
    }
    const db = new DatabaseSync(join(dir, 'redress.sqlite'), { readOnly: true });
    assert.equal(db.prepare('select count(*) as n from cases').get()?.['n'], tries, 'one case a key');
    const firsts = db.prepare("select count(*) as n from events where type = 'complaint-received'").get()?.['n'];
    assert.equal(firsts, tries, 'one beginning a case');
    db.close();
  }
  assert.ok(between > 0, `in ${tries} tries the answer was always faster than the kill`);
  remove();
});
