import { pointer, type Issue } from '@redress/cases';
import { parseDay } from './civil.ts';
import { weekdays, type CalendarDefinition } from './definition.ts';
import { parseSpan } from './span.ts';
import { zoneNamed } from './zone.ts';

/**
 * The faults of a definition, with JSON Pointers into it: `unknown-time-zone`, `unknown-weekday`, `bad-span`,
 * `spans-overlap`, `bad-day`, and `unknown-holidays` where the ids of the tables at hand are given.
 */
export function checkCalendar(definition: CalendarDefinition, tables?: Iterable<string>): Issue[] {
  const { timeZone, week, holidays = [], days = {} } = definition;
  const known = tables && new Set(tables);
  const names: readonly string[] = weekdays;
  return [
    ...(zoneNamed(timeZone) ? [] : [issue('unknown-time-zone', ['timeZone'], { timeZone })]),
    ...Object.entries(week).flatMap(([day, spans = []]) =>
      names.includes(day) ? checkSpans(spans, ['week', day]) : [issue('unknown-weekday', ['week', day], { day })],
    ),
    ...holidays.flatMap((id, i) =>
      !known || known.has(id) ? [] : [issue('unknown-holidays', ['holidays', i], { id })],
    ),
    ...Object.entries(days).flatMap(([day, spans]) => [
      ...(parseDay(day) === undefined ? [issue('bad-day', ['days', day], { day })] : []),
      ...checkSpans(spans, ['days', day]),
    ]),
  ];
}

function checkSpans(texts: readonly string[], path: readonly PropertyKey[]): Issue[] {
  const spans = texts.map((text, i) => ({ text, path: [...path, i], span: parseSpan(text) }));
  const bad = spans.filter(({ span }) => !span).map(({ text, path }) => issue('bad-span', path, { span: text }));
  const sorted = spans
    .flatMap(({ span, ...rest }) => (span ? [{ ...rest, ...span }] : []))
    .sort((a, b) => a.from - b.from);
  const overlaps = sorted.filter(({ from }, i) => i > 0 && from < (sorted[i - 1]?.to ?? 0));
  return [...bad, ...overlaps.map(({ text, path }) => issue('spans-overlap', path, { span: text }))];
}

const issue = (code: string, path: readonly PropertyKey[], params: Issue['params'] = {}): Issue => ({
  code,
  path: pointer(path),
  params,
});
