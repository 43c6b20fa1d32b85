import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { lifecycle, type Transition } from '../packages/cases/src/lifecycle.ts';
import { caseStates, endStates, type CaseState, type Role } from '../packages/cases/src/vocabulary.ts';

/** Write docs/lifecycle.md from the table of the lifecycle; `--check` only compares (exit 1). */
const file = fileURLToPath(new URL('../docs/lifecycle.md', import.meta.url));
const commands = Object.entries<Transition>(lifecycle);

/** Diagrams take no dashes in the names of states. */
const idOf = (state: CaseState): string => state.replaceAll('-', '_');

const leadsTo = ({ from, to, moves = {} }: Transition, state: CaseState): CaseState | undefined =>
  from.includes(state) ? (to ?? moves[state]) : undefined;

/** One arrow a pair of states, with all commands that take it. Withdrawing from anywhere would hide the rest. */
function arrows(): string[] {
  return caseStates.flatMap((state) =>
    caseStates.flatMap((next) => {
      const names = commands
        .filter(([name, transition]) => name !== 'withdraw' && leadsTo(transition, state) === next)
        .map(([name]) => name);
      return names.length ? [`  ${idOf(state)} --> ${idOf(next)}: ${names.join(', ')}`] : [];
    }),
  );
}

const open = caseStates.filter((state) => !endStates.includes(state));
const isEvery = (states: readonly CaseState[], of: readonly CaseState[]): boolean =>
  states.length === of.length && of.every((state) => states.includes(state));

function statesText(states: readonly CaseState[]): string {
  if (isEvery(states, caseStates)) return 'any';
  return isEvery(states, open) ? 'any that is open' : states.join(', ');
}

function toText({ to, moves }: Transition): string {
  if (to !== undefined) return to;
  const pairs = Object.entries(moves ?? {}).map(([from, next]) => `from ${from}: ${next}`);
  return pairs.length ? `${pairs.join(', ')}; else it stays` : 'stays';
}

const whoText = ({ who, narrowed = {} }: Transition): string =>
  who
    .map((role: Role) => {
      const only = narrowed[role];
      return only ? `${role} (from ${statesText(only)})` : role;
    })
    .join(', ');

const rows = (): string[] =>
  commands.map(([name, transition]) => {
    const { from, guards = [] } = transition;
    return `| \`${name}\` | ${statesText(from)} | ${toText(transition)} | ${whoText(transition)} | ${guards.join(', ')} |`;
  });

const text = `# The lifecycle of a case

Made from the table in \`packages/cases/src/lifecycle.ts\` by \`node scripts/lifecycle.ts\`: edit that, not this. The API's list of allowed commands and the inbox's buttons come from the same table.

\`\`\`mermaid
stateDiagram-v2
  [*] --> received
${caseStates
  .filter((state) => idOf(state) !== state)
  .map((state) => `  state "${state}" as ${idOf(state)}`)
  .join('\n')}
${arrows().join('\n')}
${endStates.map((state) => `  ${idOf(state)} --> [*]`).join('\n')}
\`\`\`

Left out of the diagram: a customer may withdraw from ${statesText(lifecycle.withdraw.from)}.

| command | from | to | who | only if |
| --- | --- | --- | --- | --- |
${rows().join('\n')}

A handler who belongs to a department gives commands to that department's cases only.
`;

const formatted = await format(text, { parser: 'markdown', printWidth: 120 });
if (!process.argv.includes('--check')) writeFileSync(file, formatted);
else if (readFileSync(file, 'utf8') !== formatted) {
  process.stderr.write('docs/lifecycle.md is not what the lifecycle says: run node scripts/lifecycle.ts\n');
  process.exitCode = 1;
}
