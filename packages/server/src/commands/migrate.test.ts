import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { temporary } from '../../../../test/server/servers.ts';
import type { Terminal } from './command.ts';
import { migrateCommand } from './migrate.ts';

it('says what it would do to the layout, does it, and then finds nothing to do', async () => {
  const { dir, remove } = temporary();
  const data = join(dir, 'data');
  const run = async (...args: string[]) => {
    let out = '';
    const terminal: Terminal = {
      out: (text) => (out += text),
      err: () => undefined,
      interactive: false,
      signal: new AbortController().signal,
    };
    const status = await migrateCommand.run([...args, '--data', data, '--json'], terminal);
    return { status, ...(JSON.parse(out) as { steps: string[] }) };
  };
  const dry = await run('--dry-run');
  assert.equal(dry.status, 1);
  assert.ok(dry.steps.includes('001-cases') && dry.steps.includes('003-sealed-log'));
  assert.equal(existsSync(data), false, 'nothing is made');
  assert.deepEqual(await run(), { status: 0, steps: dry.steps, run: true });
  assert.deepEqual(await run('--dry-run'), { status: 0, steps: [], run: false });
  remove();
});
