import type { KpiId } from '../kpis.ts';
import type { MonthlyReport } from '../report.ts';
import { cleanText } from './clean-text.ts';
import {
  atRiskTable,
  definitionsTable,
  effectsTable,
  fixesTable,
  planTable,
  retentionTable,
  unresolvedTable,
} from './content-lists.ts';
import { Names, type Directory } from './names.ts';
import type { DataTable, Page, Panel, ReportContent, Section } from './model.ts';
import { Tables } from './tables.ts';
import type { Words } from './words.ts';

interface Writing {
  readonly report: MonthlyReport;
  readonly tables: Tables;
  readonly words: Words;
  readonly names: Names;
}

const headlineKpis: readonly KpiId[] = [
  'received',
  'resolved',
  'left',
  'on-time-rate',
  'handling-time-median',
  'satisfaction',
  'first-time-fix-rate',
  'repeat-rate',
];

const page = (layout: Page['layout'], ...panels: Panel[]): Page => ({ layout, panels });
const show = (table: DataTable, as: Panel['as'] = 'table', ...columns: string[]): Panel => ({
  table,
  as,
  ...(columns.length && { columns }),
});

function section(words: Words, id: Section['id'], tables: readonly DataTable[], pages: readonly Page[]): Section {
  return { id, title: words.text(id), tables, pages };
}

function volume({ report: { volume: it }, tables, words }: Writing): Section {
  const figures = tables.figures('volume', it.figures);
  const months = tables.months('volume', it.months, ['carried-over', 'received', 'end-unknown', 'resolved', 'left']);
  const days = tables.days('volume', it.byDay);
  const channels = tables.by('volume', it.byChannel);
  const departments = tables.by('volume', it.byDepartment);
  return section(
    words,
    'section.volume',
    [figures, months, days, channels, departments],
    [
      page('split', show(figures), show(months, 'flow', 'received', 'resolved', 'left')),
      page('top', show(days, 'columns'), show(channels, 'bars'), show(departments)),
    ],
  );
}

function types({ report: { types: it }, tables, words }: Writing): Section {
  const categories = tables.by('types', it.byCategory);
  const products = tables.by('types', it.byProduct);
  const severities = tables.by('types', it.bySeverity);
  const causes = tables.pareto('types.causes', it.causes, {
    by: 'cause',
    title: 'table.causes',
    head: 'column.cause',
    none: words.text(it.causes.unknown ? 'empty.causes' : 'reason.no-cases'),
    previous: it.previousCauses,
    unknownNote: 'note.no-cause',
  });
  return section(
    words,
    'section.types',
    [categories, products, severities, causes],
    [
      page('wide', show(categories, 'bars'), show(products), show(severities, 'bars')),
      page('split', show(causes, 'pareto'), show(causes)),
    ],
  );
}

function timeliness({ report: { timeliness: it }, tables, words }: Writing): Section {
  const figures = tables.figures('timeliness', it.figures);
  const departments = tables.by('timeliness', it.byDepartment);
  const categories = tables.by('timeliness', it.byCategory);
  return section(
    words,
    'section.timeliness',
    [figures, departments, categories],
    [
      page('split', show(figures), show(departments, 'bars', 'on-time-rate-due')),
      page('split', show(categories, 'bars', 'handling-time-median'), show(categories, 'bars', 'on-time-rate-due')),
      page('full', show(categories)),
    ],
  );
}

function satisfaction({ report: { satisfaction: it }, tables, words }: Writing): Section {
  const isDimension = ({ kpi }: { kpi: KpiId }): boolean => kpi.startsWith('satisfaction-');
  const dimensions = tables.figures('dimensions', it.figures.filter(isDimension), 'table.dimensions');
  const figures = tables.figures(
    'satisfaction',
    it.figures.filter((figure) => !isDimension(figure)),
  );
  const handlers = tables.by('satisfaction', it.byHandler);
  return section(
    words,
    'section.satisfaction',
    [figures, dimensions, handlers],
    [
      page('split', show(figures), show(dimensions, 'bars')),
      page('full', show(handlers)),
      page('split', show(handlers, 'bars', 'resolved'), show(handlers, 'bars', 'satisfaction')),
    ],
  );
}

function quality(writing: Writing): Section {
  const { report, tables, words } = writing;
  const figures = tables.figures('quality', report.quality.figures);
  const fixes = fixesTable(report, tables, words);
  const remedies = { ...tables.by('quality', report.quality.remedies), none: words.text('reason.no-remedies') };
  return section(
    words,
    'section.quality',
    [figures, fixes, remedies],
    [page('wide', show(fixes, 'bars', 'cases'), show(figures), show(remedies))],
  );
}

function followUp({ report: { followUp: it }, tables, words }: Writing): Section {
  const figures = tables.figures('follow-up', it.figures);
  const failures = tables.pareto('follow-up.failures', it.failures, {
    by: 'contact-failure',
    title: 'table.failures',
    head: 'column.reason',
    none: words.text('empty.failures'),
  });
  return section(
    words,
    'section.follow-up',
    [figures, failures],
    [page('wide', show(failures, 'bars'), show(figures), show(failures))],
  );
}

function people({ report, tables, words, names }: Writing): Section[] {
  const unresolved = unresolvedTable(report, tables, words, names);
  const [retention, atRisk] = [retentionTable(report, tables, words), atRiskTable(report, tables, words)];
  const [effects, plan] = [effectsTable(report, tables, words, names), planTable(report, tables, words)];
  const effectsPage = effects.rows.length
    ? page('top', show(effects), show(effects, 'bars', 'before', 'after'), show(plan))
    : page('split', show(effects), show(plan));
  return [
    section(words, 'section.unresolved', [unresolved], [page('full', show(unresolved))]),
    section(words, 'section.customers', [retention, atRisk], [page('wide', show(atRisk), show(retention))]),
    section(words, 'section.actions', [effects, plan], [effectsPage]),
  ];
}

/** Published figures stay as they are; others follow the cases. */
function statusOf({ published }: MonthlyReport, words: Words): string {
  if (!published) return words.text('live');
  const { at, by, definitions } = published;
  return words.text('published', { when: words.moment(at), name: by, version: words.number(definitions) });
}

/** A month's report in the order of the monthly meeting, in words. */
export function reportContent(report: MonthlyReport, words: Words, directory: Directory): ReportContent {
  const names = new Names(words, directory);
  const tables = new Tables(report, words, names);
  const writing = { report, tables, words, names };
  const every = [report.volume, report.timeliness, report.satisfaction, report.quality].flatMap((it) => it.figures);
  return {
    title: words.text('title'),
    company: cleanText(directory.company, 120),
    month: words.month(report.month),
    previousMonth: words.month(report.previousMonth),
    asOf: words.text('as-of', { when: words.moment(report.generatedAt), zone: report.timeZone }),
    partial: report.partial ? words.text('partial') : undefined,
    status: statusOf(report, words),
    timeZone: report.timeZone,
    headlines: tables.figures(
      'headlines',
      headlineKpis.flatMap((id) => every.find(({ kpi }) => kpi === id) ?? []),
    ),
    sections: [
      volume(writing),
      types(writing),
      timeliness(writing),
      satisfaction(writing),
      quality(writing),
      followUp(writing),
      ...people(writing),
    ],
    definitions: definitionsTable(report, tables, words),
  };
}
