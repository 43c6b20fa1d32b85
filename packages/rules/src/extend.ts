import type { Report } from './report.ts';
import type { Pack } from './packs/pack.ts';
import type { Policy } from './policy.ts';

/** Deadline packs by id. */
export type Packs = Readonly<Record<string, Pack>>;

/** A policy with what its packs bring; its own calendars, facts and rules go before theirs of the same name. */
export function extended(policy: Policy, packs: Packs, report: Report): Policy {
  const named = (policy.extends ?? []).flatMap((id, i) => {
    const pack = Object.hasOwn(packs, id) ? packs[id] : undefined;
    if (!pack) report('unknown-pack', `/extends/${String(i)}`, { id });
    return pack ?? [];
  });
  if (!named.length) return policy;
  const own = new Set(policy.rules.map(({ name }) => name));
  const brought = named.flatMap(({ rules }) => rules).filter(({ name }) => !own.has(name) && own.add(name));
  return {
    ...policy,
    calendars: Object.assign({}, ...named.map(({ calendars }) => calendars), policy.calendars) as Policy['calendars'],
    facts: Object.assign({}, ...named.map(({ facts }) => facts), policy.facts) as Policy['facts'],
    rules: [...policy.rules, ...brought],
  };
}
