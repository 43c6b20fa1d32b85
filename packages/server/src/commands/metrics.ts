import { parseArgs } from 'node:util';
import type { MetricsAnswer } from '@redress/metrics';
import { jsonLog } from '../log.ts';
import { type CliCommand } from './command.ts';
import { whereOptions, whereUsage, withDesk } from './where.ts';

const shown = (value: string | number | null | undefined): string =>
  value === null || value === undefined ? '–' : typeof value === 'number' ? String(Number(value.toFixed(4))) : value;

/** Figures as a table with aligned columns. */
function table({ rows }: MetricsAnswer): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [names, ...rows.map((row) => names.map((name) => shown(row[name])))];
  const widths = names.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map(
      (line) =>
        `${line
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

/** Figures of the desk. */
export const metrics: CliCommand = {
  usage: `metrics --kpi received,on-time-rate [--by channel]… [--from DAY] [--to DAY] ${whereUsage} [--json]`,
  summary: 'figures of a period, by channel, month, department…',
  async run(args, terminal) {
    const { values } = parseArgs({
      args,
      options: {
        ...whereOptions,
        kpi: { type: 'string', multiple: true, default: ['received'] },
        by: { type: 'string', multiple: true, default: [] },
        from: { type: 'string' },
        to: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const list = (texts: readonly string[]) => texts.flatMap((text) => text.split(','));
    const { from, to } = values;
    const answer = await withDesk(values, jsonLog(terminal.err), ({ desk }) =>
      desk.metrics({ kpis: list(values.kpi), by: list(values.by), ...(from && { from }), ...(to && { to }) }),
    );
    terminal.out(values.json ? `${JSON.stringify(answer)}\n` : table(answer));
    return 0;
  },
};
