import { parseArgs } from 'node:util';
import { DeskError, type Erased } from '@redress/desk';
import { UsageError, type CliCommand } from './command.ts';
import { whereOptions, whereUsage, withDesk } from './where.ts';

const operator = { id: 'command-line', name: 'Command line', roles: ['admin'] } as const;

const told = ({ cases, withdrawn, files, purchases }: Erased): string =>
  [
    cases.length ? `Erased ${cases.join(', ')}` : 'There was nothing to erase',
    withdrawn.length ? `withdrawn before: ${withdrawn.join(', ')}` : '',
    files ? `${files} files removed` : '',
    purchases ? `${purchases} purchases made anonymous` : '',
  ]
    .filter(Boolean)
    .join('; ');

/** Erases who a customer is. */
export const privacyErase: CliCommand = {
  usage: `privacy erase --customer EMAIL|NUMBER|PHONE [--force] ${whereUsage} [--json]`,
  summary: 'erase who a customer is from all their cases; figures stay; --force withdraws open cases',
  async run(args, terminal) {
    const { values } = parseArgs({
      args,
      options: {
        ...whereOptions,
        customer: { type: 'string' },
        force: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    const { customer, force, json } = values;
    if (!customer) throw new UsageError('--customer, a number, an e-mail address or a telephone number');
    return withDesk(
      values,
      () => undefined,
      async ({ desk, audit }) => {
        try {
          const erased = await desk.privacy.eraseCustomer(customer, operator, { force });
          audit.record({ action: 'customer-erased', by: operator, subject: customer });
          terminal.out(json ? `${JSON.stringify(erased)}\n` : `${told(erased)}\n`);
          return 0;
        } catch (error) {
          if (!(error instanceof DeskError && error.code === 'case-open')) throw error;
          const numbers = error.params['numbers'] as string[];
          if (json) terminal.out(`${JSON.stringify({ code: error.code, numbers })}\n`);
          else terminal.err(`Still open: ${numbers.join(', ')}. Close them first, or withdraw them with --force.\n`);
          return 1;
        }
      },
    );
  },
};
