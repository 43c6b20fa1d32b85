import { endStates } from '@redress/cases';
import { kpis, type Dimension, type KpiId } from '@redress/metrics';

// The figures in plain SQL over the table of facts as it is in the database, written from the formulas and not from
// the code. Shanghai has had no daylight saving since 1991, so that SQL can count its days by a fixed offset.
export const context = { timeZone: 'Asia/Shanghai', now: '2026-11-20T00:00:00Z' };
const offset = 8 * 3_600_000;
const now = Date.parse(context.now);

/** What SQLite and PostgreSQL each write their own way. */
export interface Dialect {
  /** Milliseconds since 1970 of a text, `null` of one that is no time. */
  readonly ms: (column: string) => string;
  /** Local milliseconds as text. */
  readonly date: (of: 'month' | 'day' | 'weekday' | 'hour', local: string) => string;
}

export const sqlite: Dialect = {
  ms: (column) => `CAST(round(unixepoch(${column}, 'subsec') * 1000) AS INTEGER)`,
  date(of, local) {
    const format = { month: '%Y-%m', day: '%Y-%m-%d', weekday: '%u', hour: '%H' }[of];
    const text = `strftime('${format}', ${local} / 1000.0, 'unixepoch')`;
    return of === 'hour' ? `CAST(${text} AS INTEGER)` : text;
  },
};

export const postgres: Dialect = {
  ms: (column) =>
    `CASE WHEN ${column} ~ '^[0-9]{4}-' THEN round(extract(epoch FROM ${column}::timestamptz) * 1000)::bigint END`,
  date(of, local) {
    const format = { month: 'YYYY-MM', day: 'YYYY-MM-DD', weekday: 'ID', hour: 'HH24' }[of];
    const text = `to_char(to_timestamp(${local} / 1000.0) AT TIME ZONE 'UTC', '${format}')`;
    return of === 'hour' ? `CAST(${text} AS INTEGER)` : text;
  },
};

const ends = endStates.map((state) => `'${state}'`).join(', ');

/** `c`: the facts with their times in milliseconds, flags as 0 and 1, and scores that can be. */
export const views = ({ ms }: Dialect): string => `
  CREATE VIEW timed AS SELECT id, state, channel, category, subcategory, department, customer, reopened, disputed,
    overall, nps, attitude, timeliness, clarity, fairness, ces, paused_at AS pausedAt, CAST(breached AS INTEGER) AS breached,
    CAST(on_time AS INTEGER) AS onTime, CAST(contact_reached AS INTEGER) AS contactReached, contact_attempts AS contactAttempts,
    remedy_amount AS remedyAmount, remedy_currency AS remedyCurrency,
    CASE WHEN state IN (${ends}) THEN 1 ELSE 0 END AS ended, ${ms('received_at')} AS received,
    ${ms('responded_at')} AS responded, ${ms('reopened_at')} AS reopening, ${ms('surveyed_at')} AS surveyed,
    ${ms('due_at')} AS due, CASE WHEN state IN (${ends}) THEN ${ms('resolved_at')} END AS finished FROM case_facts;
  CREATE VIEW c AS SELECT *, CASE WHEN finished < received THEN received ELSE finished END AS resolved,
    coalesce(subcategory, category) AS issue,
    CASE WHEN overall BETWEEN 1 AND 5 THEN overall END AS o, CASE WHEN nps BETWEEN 0 AND 10 THEN nps END AS n
  FROM timed;`;

export interface Asked {
  readonly from?: string;
  readonly to?: string;
  readonly by: readonly Dimension[];
}

const local = (day: string): number => Date.parse(`${day}T00:00:00Z`) - offset;

/** SQL of a group's key and of the period, for the moment that counts. */
function scope(dialect: Dialect, { from, to, by }: Asked, moment: string): { key: string; where: string } {
  const timed = ['day', 'month', 'weekday', 'hour'] as const;
  const isTimed = (name: string): name is (typeof timed)[number] => (timed as readonly string[]).includes(name);
  const parts = by.map((name) => (isTimed(name) ? dialect.date(name, `(${moment} + ${offset})`) : name));
  const bounds = [
    from === undefined ? '' : `${moment} >= ${local(from)}`,
    to === undefined ? '' : `${moment} < ${local(to)}`,
    by.some(isTimed) ? `${moment} IS NOT NULL` : '',
  ].filter(Boolean);
  return { key: parts.join(" || '|' || ") || "''", where: bounds.join(' AND ') || '1 = 1' };
}

const moments = {
  received: 'received',
  responded: 'responded',
  resolved: 'resolved',
  reopened: 'reopening',
  surveyed: 'surveyed',
  moment: 'received',
} as const;

const share = (condition: string): string => `avg(CASE WHEN ${condition} THEN 1.0 ELSE 0.0 END)`;
const ratings = ['attitude', 'timeliness', 'clarity', 'fairness', 'o'];
const counted = ratings.map((name) => `CASE WHEN count(${name}) > 0 THEN 1 ELSE 0 END`).join(' + ');

/** Aggregates that answer a figure in one SELECT with GROUP BY. */
const aggregates: Partial<Record<KpiId, string>> = {
  received: 'count(*)',
  open: 'count(*) FILTER (WHERE ended = 0)',
  resolved: 'count(*) FILTER (WHERE ended = 1)',
  'end-unknown': 'count(*) FILTER (WHERE ended = 1 AND finished IS NULL)',
  reopened: 'count(*) FILTER (WHERE reopened > 0)',
  'on-time': 'count(*) FILTER (WHERE onTime = 1)',
  late: 'count(*) FILTER (WHERE onTime = 0)',
  'on-time-rate': 'count(*) FILTER (WHERE onTime = 1) * 1.0 / count(*)',
  'on-time-rate-due': 'avg(onTime)',
  breached: 'sum(breached)',
  'breach-rate': 'avg(breached)',
  'first-response-time-mean': 'avg((responded - received) / 3600000.0) FILTER (WHERE responded >= received)',
  'handling-time-mean': 'avg((finished - received) / 3600000.0) FILTER (WHERE finished >= received)',
  'repeat-rate': "(count(customer) - count(DISTINCT customer || '/' || issue)) * 1.0 / count(*)",
  'first-time-fix-rate': `${share('reopened = 0 AND disputed = 0')} FILTER (WHERE state = 'closed')`,
  'dispute-rate': `${share('disputed > 0')} FILTER (WHERE ended = 1 OR disputed > 0)`,
  'follow-up-contact-rate':
    "avg(coalesce(contactReached, 0)) FILTER (WHERE contactAttempts > 0 OR (state IN ('closed', 'follow-up') AND customer IS NOT NULL))",
  'remedy-cost':
    'CASE WHEN count(DISTINCT remedyCurrency) FILTER (WHERE ended = 1 AND remedyAmount IS NOT NULL) = 1 THEN sum(remedyAmount) FILTER (WHERE ended = 1 AND remedyCurrency IS NOT NULL) END',
  'survey-answers': 'count(*) FILTER (WHERE coalesce(attitude, timeliness, clarity, fairness, o) IS NOT NULL)',
  satisfaction: `(${ratings.map((name) => `coalesce(avg(${name}), 0)`).join(' + ')}) / nullif(${counted}, 0)`,
  'satisfaction-attitude': 'avg(attitude)',
  'satisfaction-timeliness': 'avg(timeliness)',
  'satisfaction-clarity': 'avg(clarity)',
  'satisfaction-fairness': 'avg(fairness)',
  'satisfaction-overall': 'avg(o)',
  csat: `${share('o >= 4')} FILTER (WHERE o IS NOT NULL)`,
  nps: '100.0 * (count(*) FILTER (WHERE n >= 9) - count(*) FILTER (WHERE n <= 6)) / nullif(count(n), 0)',
  ces: 'avg(ces)',
};

function ranked(kpi: KpiId, { key, where }: { key: string; where: string }): string {
  const [start, end] = ['received', kpi.startsWith('first') ? 'responded' : 'finished'];
  const rank = kpi.endsWith('median') ? 'k IN ((n + 1) / 2, (n + 2) / 2)' : 'k = ceil(0.9 * n)';
  return `SELECT g, avg(x) AS value FROM (
    SELECT ${key} AS g, (${end} - ${start}) / 3600000.0 AS x,
      row_number() OVER (PARTITION BY ${key} ORDER BY ${end} - ${start}) AS k, count(*) OVER (PARTITION BY ${key}) AS n
    FROM c WHERE ${end} >= ${start} AND ${where}) AS r WHERE ${rank} GROUP BY g`;
}

/** Stocks and flows, one bucket of time after the other. */
function stocked(kpi: KpiId, asked: Asked): string[] {
  const byMonth = asked.by.includes('month');
  return (byMonth ? ['2026-09', '2026-10', '2026-11'] : ['']).map((month) => {
    const start = byMonth ? local(`${month}-01`) : local(asked.from ?? '1970-01-01');
    const next = { '2026-09': '2026-10-01', '2026-10': '2026-11-01' }[month] ?? '2026-12-01';
    const end = byMonth ? local(next) : local(asked.to ?? '2100-01-01');
    const there = (at: number): string => `received < ${at} AND (ended = 0 OR resolved >= ${at})`;
    const resolved = `ended = 1 AND resolved >= ${start} AND resolved < ${end}`;
    const condition = {
      'carried-over': there(start),
      left: there(end),
      'overdue-open': `${there(end)} AND due < ${Math.min(end, now)} AND pausedAt IS NULL`,
      'resolved-of-new': `${resolved} AND received >= ${start}`,
      'resolved-of-carried-over': `${resolved} AND received < ${start}`,
    }[kpi as 'left'];
    const key = asked.by.map((name) => (name === 'month' ? `'${month}'` : name)).join(" || '|' || ") || "''";
    return `SELECT ${key} AS g, count(*) AS value FROM c
      WHERE received IS NOT NULL AND NOT (ended = 1 AND finished IS NULL) AND ${condition} GROUP BY g`;
  });
}

/** The statements that together answer a figure: rows of a group's key, `g`, and its `value`. */
export function statements(dialect: Dialect, kpi: KpiId, asked: Asked): string[] {
  const { measure, grain } = kpis[kpi];
  if (measure.kind === 'stock' || measure.kind === 'flow') return stocked(kpi, asked);
  const found = scope(dialect, asked, moments[grain]);
  const aggregate = aggregates[kpi];
  if (aggregate === undefined) return [ranked(kpi, found)];
  return [`SELECT ${found.key} AS g, ${aggregate} AS value FROM c WHERE ${found.where} GROUP BY g`];
}
