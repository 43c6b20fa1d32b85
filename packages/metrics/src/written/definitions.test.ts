import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createColumns } from '../columns.ts';
import { report } from '../report.ts';
import { reportContent } from './content.ts';
import { Words } from './words.ts';

test('a published report keeps the formulas of its definitions, where they have changed since', async () => {
  const made = report(createColumns(), '2026-09', { timeZone: 'UTC', now: '2026-10-02T00:00:00Z' });
  const old = { version: 0, formula: 'as it was then' };
  const definitions = made.definitions.map((it) => (it.id === 'received' ? { ...it, ...old } : it));
  const gone = { ...made.definitions[0], id: 'of-old', name: 'Of old', formula: 'nobody knows' } as never;
  const words = await Words.of('de', 'UTC');
  const { rows } = reportContent({ ...made, definitions: [...definitions, gone] }, words, { company: '' }).definitions;
  const formula = (name: string): unknown => rows.find((row) => row.name.text === name)?.cells[0];
  assert.deepEqual(formula('Eingegangen'), { kind: 'text', text: 'as it was then' });
  assert.deepEqual(formula('Of old'), { kind: 'text', text: 'nobody knows' });
  assert.deepEqual(formula('Wieder geöffnet'), {
    kind: 'text',
    text: 'Fälle, deren letzte Wiederöffnung in den Zeitraum fällt',
  });
});
