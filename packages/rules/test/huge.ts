import { samplePolicy } from './sample.ts';

/** A policy of many rules, each over an amount of its own or a keyword of its own; one in twenty is about words. */
export function hugePolicy(rules: number): Record<string, unknown> {
  const words = Math.floor(rules / 20);
  return {
    ...samplePolicy,
    rules: Array.from({ length: rules }, (_, i) => ({
      name: `r${String(i)}`,
      stage: 'department',
      conditions: {
        all: [
          i < rules - words
            ? { fact: 'amount', operator: 'equal', value: i }
            : { fact: 'text', operator: 'containsAny', value: [`word${String(i - rules + words)}`] },
        ],
      },
      event: { type: 'department', params: { department: 'care' } },
    })),
  };
}
