import type { Compilable, Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Stands for a value while a statement is built. */
class Placeholder {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/**
 * A statement that is built once and run with other values each time: building costs more than a look-up by key does.
 * @param build is given what stands for each value, by its name.
 */
export function prepared<V extends Readonly<Record<string, unknown>>, R>(
  db: Kysely<Tables>,
  build: (value: <N extends keyof V & string>(name: N) => V[N]) => Compilable<R>,
): (values: V) => Promise<R[]> {
  const { sql, parameters, query, queryId } = build((name) => new Placeholder(name) as never).compile();
  return async (values) => {
    const bound = parameters.map((each) => (each instanceof Placeholder ? values[each.name] : each));
    const { rows } = await db.executeQuery<R>({ sql, parameters: bound, query, queryId });
    return rows;
  };
}
