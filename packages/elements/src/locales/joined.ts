import type { Messages } from '../base/messages.ts';

/** One catalogue's sentences of two modules: names that every package shares, and an element's own. */
export async function joined<A extends Messages, B extends Messages>(
  names: Promise<{ readonly default: A }>,
  own: Promise<{ readonly default: B }>,
): Promise<{ readonly default: A & B }> {
  const [a, b] = await Promise.all([names, own]);
  return { default: { ...a.default, ...b.default } };
}
