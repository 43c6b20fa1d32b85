import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { it } from 'node:test';

it('docs/lifecycle.md is what the lifecycle’s table says', () => {
  const { status, stderr } = spawnSync(process.execPath, ['--conditions=source', 'scripts/lifecycle.ts', '--check'], {
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
});
