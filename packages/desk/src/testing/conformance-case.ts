import type { Store } from '../ports.ts';

/** One thing that every store must do. Runs under any test runner; throws when the store does not. */
export interface ConformanceCase {
  readonly name: string;
  readonly run: (store: Store) => Promise<void>;
}

const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .sort()
            .map(([key, each]) => [key, sorted(each)]),
        )
      : value;

/** Throws unless both are the same JSON, whatever the order of keys. */
export function same(actual: unknown, expected: unknown, what: string): void {
  const [a, b] = [JSON.stringify(sorted(actual)), JSON.stringify(sorted(expected))];
  if (a !== b) throw new Error(`${what}: expected ${b}, got ${a}`);
}
