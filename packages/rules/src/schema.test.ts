import assert from 'node:assert/strict';
import { it } from 'node:test';
import { policyJsonSchema } from './schema.ts';

it('publishes the shape of a policy with that of its conditions', () => {
  const schema = JSON.parse(JSON.stringify(policyJsonSchema())) as Record<string, Record<string, unknown>>;
  assert.equal(schema['$schema'], 'https://json-schema.org/draft/2020-12/schema');
  assert.deepEqual(schema['required'], [
    'format',
    'name',
    'severities',
    'departments',
    'categories',
    'defaults',
    'rules',
  ]);
  assert.ok(schema['$defs']?.['leafCondition']);
  const text = JSON.stringify(schema['properties']);
  assert.equal(text.split('"$ref":"#/$defs/conditions"').length - 1, 7);
});
