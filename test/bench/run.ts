import { globSync } from 'node:fs';

/** Runs every `*.bench.ts` of this folder, or those whose name contains an argument: `pnpm bench rules`. */
const wanted = process.argv.slice(2);
const files = globSync('*.bench.ts', { cwd: import.meta.dirname }).sort();
const chosen = files.filter((file) => wanted.length === 0 || wanted.some((name) => file.includes(name)));
if (chosen.length === 0) {
  console.error(`No benchmark matches ${wanted.join(' ')}.`);
  process.exit(2);
}
for (const file of chosen) {
  console.log(`\n# ${file}\n`);
  const bench = (await import(`./${file}`)) as { default?: (print: (line: string) => void) => Promise<void> };
  await bench.default?.(console.log);
}
