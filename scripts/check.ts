import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { compileCache } from './compile-cache.ts';

/** All that must hold before a change lands: `npm test`. Steps of one group run side by side. */
const groups: Record<string, string>[] = [
  { types: 'pnpm typecheck' },
  { 'node tests': 'pnpm test:node' },
  { 'production build': 'pnpm build:elements' },
  // One page at a time leaves a core nearly idle; the lint takes what the browsers leave.
  { 'browser tests': 'pnpm test:browser', 'lint and format': 'nice pnpm lint' },
  { 'end to end': 'pnpm test:e2e' },
  { stories: 'pnpm test:stories' },
];

interface Result {
  readonly name: string;
  readonly ok: boolean;
  readonly seconds: number;
  readonly output: string;
}

/** How a failure looks in what the test runners, the type checker and the linters print. */
const failure = /❌|✖|^not ok|^\s+\[\w+\] › |error TS|\d+:\d+\s+error|^ FAIL|^\s*\w*Error: |^\[warn\]/;

/** The failures of an output, a line each: its end is all that some logs keep. */
function failures(output: string): string[] {
  const lines = stripVTControlCharacters(output).split('\n');
  return [...new Set(lines.filter((line) => failure.test(line)).map((line) => line.trim().slice(0, 200)))];
}

function run(name: string, command: string): Promise<Result> {
  const started = performance.now();
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const child = spawn(command, {
      shell: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...compileCache, ...process.env },
    });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('close', (code) => {
      const seconds = (performance.now() - started) / 1000;
      const ok = code === 0;
      console.log(`\n=== ${name}: ${ok ? 'ok' : 'FAILED'} in ${seconds.toFixed(0)} s (${command})`);
      const output = Buffer.concat(chunks).toString();
      // A green step says how many tests ran; a red one says everything.
      process.stdout.write(ok ? `${output.trimEnd().split('\n').slice(-12).join('\n')}\n` : output);
      resolve({ name, ok, seconds, output });
    });
  });
}

const results: Result[] = [];
for (const group of groups) {
  results.push(...(await Promise.all(Object.entries(group).map(([name, command]) => run(name, command)))));
  if (results.some(({ ok }) => !ok)) break;
}
const total = results.reduce((sum, { seconds }) => sum + seconds, 0);
const failed = results.filter(({ ok }) => !ok).length;
console.log(
  `\n${results.map(({ name, ok, seconds }) => `${ok ? 'ok  ' : 'FAIL'} ${name} ${seconds.toFixed(0)} s`).join('\n')}`,
);
console.log(`Sum of steps: ${total.toFixed(0)} s.`);
for (const { name, ok, output } of results)
  if (!ok) console.log(`\n${name}:\n  ${failures(output).slice(0, 25).join('\n  ')}\n`);
console.log(`checks: ${results.length - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
