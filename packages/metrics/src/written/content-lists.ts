import type { CaseDimension } from '../columns.ts';
import { isKpiId, kpis, type KpiId } from '../kpis.ts';
import type { ActionEffect, CorrectiveAction } from '../actions.ts';
import type { RiskReason } from '../at-risk.ts';
import type { MonthlyReport } from '../report.ts';
import type { Retention } from '../retention.ts';
import type { Names } from './names.ts';
import type { DataTable, FigureCell, TableRow } from './model.ts';
import { numberCell, textCell, type Tables } from './tables.ts';
import type { TextKey } from './locales/en.ts';
import type { Unit, Words } from './words.ts';

/** Below this a change is said to be more than chance. */
const significance = 0.05;

export function unresolvedTable({ unresolved }: MonthlyReport, tables: Tables, words: Words, names: Names): DataTable {
  const { cases, total, overdue } = unresolved;
  const rows = cases.map((it): TableRow => ({
    name: textCell(it.number),
    behind: { number: it.number },
    cells: [
      textCell(names.of('state', it.state)),
      textCell(names.of('category', it.category)),
      textCell(names.of('severity', it.severity)),
      textCell(names.of('department', it.department)),
      textCell(names.of('handler', it.handler)),
      tables.moment(it.receivedAt),
      tables.moment(it.dueAt),
      numberCell('day', it.age, words.text('reason.undated-cases')),
      textCell(words.list(it.reasons.map((reason) => words.text(`why.${reason}`)))),
    ],
  }));
  return tables.plain(
    'unresolved.cases',
    'table.unresolved',
    [
      'column.number',
      ['column.state', 'text'],
      ['column.category', 'text'],
      ['column.severity', 'text'],
      ['column.department', 'text'],
      ['column.handler', 'text'],
      ['column.received-at', 'time'],
      ['column.due-at', 'time'],
      ['column.age', 'figure'],
      ['column.reason', 'text'],
    ],
    rows,
    {
      none: words.text('empty.unresolved'),
      notes: total
        ? [words.text('note.unresolved', { total: words.number(total), overdue: words.number(overdue) })]
        : [],
    },
  );
}

function riskText(reason: RiskReason, words: Words): string {
  switch (reason.code) {
    case 'unresolved':
    case 'repeated':
      return words.text(`risk.${reason.code}`, { count: words.number(reason.count) });
    case 'low-score':
    case 'detractor':
      return words.text(`risk.${reason.code}`, { score: words.number(reason.score, 1) });
    case 'silent':
      return words.text('risk.silent', { days: words.number(reason.days), usual: words.number(reason.usual) });
  }
}

export function atRiskTable({ customers: { atRisk } }: MonthlyReport, tables: Tables, words: Words): DataTable {
  const rows = atRisk.customers.map(({ customer, complaints, reasons }): TableRow => ({
    name: textCell(customer),
    cells: [numberCell('case', complaints), textCell(words.list(reasons.map((reason) => riskText(reason, words))))],
  }));
  return tables.plain(
    'customers.at-risk',
    'table.at-risk',
    ['column.customer', ['column.complaints', 'figure'], ['column.reason', 'text']],
    rows,
    {
      personal: true,
      none: words.text('empty.customers'),
      notes: atRisk.total ? [words.text('note.at-risk', { count: words.number(atRisk.total) })] : [],
    },
  );
}

const kept: readonly [TextKey, keyof Retention, Unit, FigureCell['better']][] = [
  ['retention.at-start', 'atStart', 'count', 'higher'],
  ['retention.kept', 'kept', 'count', 'higher'],
  ['retention.lost', 'lost', 'count', 'lower'],
  ['retention.gained', 'gained', 'count', 'higher'],
  ['retention.rate', 'retentionRate', 'ratio', 'higher'],
  ['retention.purchases', 'purchases', 'count', 'higher'],
  ['retention.frequency', 'purchaseFrequency', 'score', 'higher'],
];

export function retentionTable(report: MonthlyReport, tables: Tables, words: Words): DataTable {
  const { retention, previousRetention } = report.customers;
  const rows = retention
    ? kept.map(([key, id, unit, better]): TableRow => {
        const [value, previous] = [retention[id], previousRetention?.[id] ?? null];
        const delta = value === null || previous === null ? null : value - previous;
        const empty = id === 'purchaseFrequency' ? 'empty.purchases' : 'empty.no-customers';
        return {
          name: textCell(words.text(key)),
          cells: [{ ...numberCell(unit, value, words.text(empty)), previous, delta, better }],
        };
      })
    : [];
  const table = tables.plain('customers.retention', 'table.retention', ['column.figure'], rows, {
    none: words.text('empty.purchases'),
  });
  return { ...table, columns: [{ id: 'value', label: words.month(report.month), kind: 'figure', compared: true }] };
}

function effectText({ reason, significance: found }: ActionEffect, words: Words): string {
  if (reason === 'not-begun') return words.text('effect.not-begun');
  if (reason === 'no-cases' || !found) return words.text('reason.no-cases');
  return words.text(found.p < significance ? 'effect.more-than-chance' : 'effect.may-be-chance');
}

/** The figure that an action is to better, of the complaints that it is about. */
function aimOf({ kpi, against }: CorrectiveAction, tables: Tables, words: Words, names: Names): string {
  const values = Object.entries(against).flatMap(([dimension, ids]) =>
    ids.map((id) => names.of(dimension as CaseDimension, id)),
  );
  const part = values.length ? words.list(values) : words.text('effect.every');
  return words.text('part', { whole: kpi ? tables.name(kpi) : words.text('effect.share'), part });
}

export function effectsTable({ actions }: MonthlyReport, tables: Tables, words: Words, names: Names): DataTable {
  const rows = actions.effects.map((effect): TableRow => {
    const result = effectText(effect, words);
    const { action, before, after, change } = effect;
    return {
      name: textCell(action.title),
      cells: [
        textCell(aimOf(action, tables, words, names)),
        textCell(action.owner),
        tables.day(action.since),
        numberCell('ratio', before?.rate ?? null, result),
        {
          ...numberCell('ratio', after?.rate ?? null, result),
          delta: change,
          better: action.kpi ? kpis[action.kpi].better : 'lower',
        },
        numberCell('ratio', effect.significance?.p ?? null, result),
        textCell(result),
      ],
    };
  });
  return tables.plain(
    'actions.effects',
    'table.effects',
    [
      'column.action',
      ['column.aim', 'text'],
      ['column.owner', 'text'],
      ['column.since', 'time'],
      ['column.before', 'figure'],
      ['column.after', 'figure'],
      ['column.chance', 'figure'],
      ['column.result', 'text'],
    ],
    rows,
    { none: words.text('empty.actions') },
  );
}

export function planTable({ actions }: MonthlyReport, tables: Tables, words: Words): DataTable {
  const row = ({ title, owner, since }: CorrectiveAction): TableRow => ({
    name: textCell(title),
    cells: [textCell(owner), tables.day(since)],
  });
  return tables.plain(
    'actions.plan',
    'table.plan',
    ['column.action', ['column.owner', 'text'], ['column.from', 'time']],
    actions.planned.map(row),
    { none: words.text('empty.plan') },
  );
}

export function fixesTable({ quality: { fixes } }: MonthlyReport, tables: Tables, words: Words): DataTable {
  const parts = ['fixed', 'disputed', 'reopened', 'both'] as const;
  const rows = parts.map((part): TableRow => ({
    name: textCell(words.text(`fix.${part}`)),
    cells: [
      numberCell('case', fixes[part]),
      numberCell('ratio', fixes.closed ? fixes[part] / fixes.closed : null, words.text('reason.nothing-resolved')),
    ],
  }));
  return tables.plain(
    'quality.fixes',
    'table.fixes',
    ['column.reason', ['column.cases', 'figure'], ['column.share', 'figure']],
    rows,
    { none: words.text('reason.nothing-resolved') },
  );
}

/** Each figure with what it is computed of, by the definitions that the report keeps. */
export function definitionsTable({ definitions }: MonthlyReport, tables: Tables, words: Words): DataTable {
  // A published report may have been computed by definitions that have changed since: it brings their formulas along.
  const isPresent = (id: KpiId, version: number): boolean => isKpiId(id) && kpis[id].version === version;
  const rows = definitions.map(({ id, version, formula }): TableRow => {
    const written = isPresent(id, version) ? words.known(`kpi.${id}.formula`) : undefined;
    return { name: textCell(tables.name(id)), cells: [textCell(written ?? formula), numberCell('count', version)] };
  });
  return tables.plain(
    'definitions',
    'section.definitions',
    ['column.figure', ['column.formula', 'text'], ['column.version', 'figure']],
    rows,
    { none: words.text('reason.no-cases') },
  );
}
