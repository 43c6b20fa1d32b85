import { spawnSync } from 'node:child_process';

/**
 * Looks at each state of each element for customers and compares it with the picture that is kept: `npm run screens`.
 * `-- --update` keeps what is seen now; a word takes the states whose names have it: `npm run screens -- tracker`.
 */
const words = process.argv.slice(2);
const [only = ''] = words.filter((word) => !word.startsWith('--'));
const { status } = spawnSync('playwright', ['test', 'screens'], {
  stdio: 'inherit',
  env: { ...process.env, ALL: '1', ONLY: only, ...(words.includes('--update') && { UPDATE: '1' }) },
});
process.exit(status ?? 1);
