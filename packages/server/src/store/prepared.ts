import type { Compilable } from 'kysely';
import type { Connection } from './database.ts';

/** Stands for a value while a statement is built. */
class Placeholder {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

type Row = Readonly<Record<string, unknown>>;

const camel = (name: string): string => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Gives rows of one statement the names that the desk knows their columns by. */
function renaming(): (rows: Row[]) => Row[] {
  let names: (readonly [from: string, to: string])[] | undefined;
  return (rows) => {
    const [first] = rows;
    if (!first) return rows;
    names ??= Object.keys(first).map((name) => [name, camel(name)] as const);
    const pairs = names;
    if (pairs.every(([from, to]) => from === to)) return rows;
    return rows.map((row) => {
      const renamed: Record<string, unknown> = {};
      for (const [from, to] of pairs) renamed[to] = row[from];
      return renamed;
    });
  };
}

/**
 * A statement that is built once and run with other values each time: building costs more than a look-up by key does.
 * @param build is given what stands for each value, by its name.
 */
export function prepared<V extends Readonly<Record<string, unknown>>, R>(
  connection: Connection,
  build: (value: <N extends keyof V & string>(name: N) => V[N]) => Compilable<R>,
): (values: V) => Promise<R[]> {
  const { sql, parameters } = build((name) => new Placeholder(name) as never).compile();
  const renamed = renaming();
  return async (values) => {
    const bound = parameters.map((each) => (each instanceof Placeholder ? values[each.name] : each));
    return renamed(await connection.run(sql, bound)) as R[];
  };
}
