/** Reads a query string into what the desk's schemas check: they say what is wrong with it. */

const values = (query: URLSearchParams, name: string): string[] =>
  query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .filter(Boolean);

/** A number as a number; what is none stays as it is, for the schema to refuse. */
const numeric = (text: string): string | number => (/^\d{1,15}$/.test(text) ? Number(text) : text);

const flag = (text: string): string | boolean => (text === 'true' ? true : text === 'false' ? false : text);

/** Repeated or comma-separated `state`, everything else once. */
export function caseQueryOf(query: URLSearchParams): Record<string, unknown> {
  const read: Record<string, unknown> = Object.fromEntries(query);
  if (query.has('state')) read['state'] = values(query, 'state');
  for (const name of ['limit', 'weekday', 'hour']) if (query.has(name)) read[name] = numeric(query.get(name) ?? '');
  return read;
}

/** Parameters of figures that are no dimension to filter by. */
const ownNames = ['kpi', 'by', 'from', 'to', 'compare', 'fill'];

/** Parameters of a dashboard that are no dimension to filter by. */
const dashboardNames = ['kpi', 'unit', 'from', 'to'];

const filtersIn = (query: URLSearchParams, own: readonly string[]): Record<string, (string | null)[]> =>
  Object.fromEntries(
    [...new Set(query.keys())]
      .filter((name) => !own.includes(name))
      .map((name) => [name, query.getAll(name).map((value) => (value === '' ? null : value))]),
  );

/** `kpi`, the cards, as a list; any other name is a dimension's filter, of which an empty value means none. */
export function dashboardQueryOf(query: URLSearchParams): Record<string, unknown> {
  const filters = filtersIn(query, dashboardNames);
  const once = ['unit', 'from', 'to'].flatMap((name) => (query.has(name) ? [[name, query.get(name)]] : []));
  return {
    ...(query.has('kpi') && { cards: values(query, 'kpi') }),
    ...(Object.fromEntries(once) as Record<string, unknown>),
    ...(Object.keys(filters).length && { filters }),
  };
}

/** `kpi` and `by` as lists; any other name is a dimension's filter, of which an empty value means none. */
export function figuresQueryOf(query: URLSearchParams): Record<string, unknown> {
  const once = (name: string): string | undefined => query.get(name) ?? undefined;
  const filters = filtersIn(query, ownNames);
  const flags = ['compare', 'fill'].flatMap((name) => {
    const value = once(name);
    return value === undefined ? [] : [[name, flag(value)]];
  });
  return {
    kpis: values(query, 'kpi'),
    ...(query.has('by') && { by: values(query, 'by') }),
    ...(query.has('from') && { from: once('from') }),
    ...(query.has('to') && { to: once('to') }),
    ...(Object.fromEntries(flags) as Record<string, unknown>),
    ...(Object.keys(filters).length && { filters }),
  };
}
