import * as z from 'zod';
import { keywordOperators } from './keywords.ts';
import { operatorNames } from './operators.ts';
import { policySchema } from './policy.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

const object = (required: readonly string[], properties: JsonSchema): JsonSchema => ({
  type: 'object',
  required,
  properties: { ...properties, priority: { type: 'integer', minimum: 1 }, name: { type: 'string' } },
  additionalProperties: false,
});
const nested = { $ref: '#/$defs/nestedCondition' };
const conditions = { $ref: '#/$defs/conditions' };
const decorated = '^((someFact|everyFact|someValue|everyValue|swap|not):){0,8}';

const definitions: JsonSchema = {
  conditions: {
    oneOf: [
      object(['all'], { all: { type: 'array', items: nested } }),
      object(['any'], { any: { type: 'array', items: nested } }),
      object(['not'], { not: nested }),
      object(['condition'], { condition: { type: 'string' } }),
    ],
  },
  leafCondition: object(['fact', 'operator', 'value'], {
    fact: { type: 'string', minLength: 1 },
    operator: { type: 'string', pattern: `${decorated}(${[...operatorNames, ...keywordOperators].join('|')})$` },
    value: {},
    path: { type: 'string', pattern: '^($|\\$)' },
    params: { type: 'object' },
  }),
  nestedCondition: { anyOf: [{ $ref: '#/$defs/leafCondition' }, conditions] },
};

/** The JSON Schema (2020-12) of a policy, for editors. What it lets pass, `parsePolicy` may still refuse. */
export function policyJsonSchema(): JsonSchema {
  const schema = z.toJSONSchema(policySchema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'custom') Object.assign(jsonSchema, conditions);
    },
  });
  return { ...schema, title: 'Redress policy', $defs: { ...schema.$defs, ...definitions } };
}
