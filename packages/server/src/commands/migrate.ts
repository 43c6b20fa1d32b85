import { parseArgs } from 'node:util';
import { openStore } from '../store/index.ts';
import { pendingSteps } from '../store/read-store.ts';
import type { CliCommand } from './command.ts';
import { whereOf, whereOptions, whereUsage } from './where.ts';

/** Brings a database to this version's layout, or says what that would take. */
export const migrateCommand: CliCommand = {
  usage: `migrate [--dry-run] ${whereUsage} [--json]`,
  summary: 'bring the database to this version’s layout, as serve does at its start; --dry-run lists the steps',
  async run(args, terminal) {
    const { values } = parseArgs({
      args,
      options: {
        ...whereOptions,
        'dry-run': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    const { dataDir, databaseUrl, encryptionKeys } = whereOf(values);
    const where = databaseUrl === undefined ? { dir: dataDir } : { url: databaseUrl };
    const steps = await pendingSteps(where);
    if (!values['dry-run'] && steps.length) await (await openStore(where, encryptionKeys)).close();
    if (values.json) terminal.out(`${JSON.stringify({ steps, run: !values['dry-run'] })}\n`);
    else if (!steps.length) terminal.out('The layout is up to date.\n');
    else terminal.out(`${values['dry-run'] ? 'Would run' : 'Ran'}:\n${steps.map((step) => `  ${step}\n`).join('')}`);
    return values['dry-run'] && steps.length ? 1 : 0;
  },
};
