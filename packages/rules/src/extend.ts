import type { Report } from './check.ts';
import { packs } from './packs/index.ts';
import type { Policy } from './policy.ts';

/** A policy with what its packs bring; its own calendars, facts and rules go before theirs of the same name. */
export function extended(policy: Policy, report: Report): Policy {
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
