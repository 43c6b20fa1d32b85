import { spawnSync } from 'node:child_process';

/** Three hundred bad days of customers: `npm run chaos`. `RUNS` and `SEED` choose how many, and which come first. */
const { status } = spawnSync('playwright', ['test', 'e2e/chaos', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { RUNS: '300', ...process.env },
});
process.exit(status ?? 1);
