import { expect } from '@open-wc/testing';
import { pointer } from '@redress/cases';
import fc from 'fast-check';
import { lineOf, placeFinder } from './json-places.ts';

function walk(value: unknown, path: readonly PropertyKey[], visit: (path: string, value: unknown) => void): void {
  visit(pointer(path), value);
  if (Array.isArray(value))
    value.forEach((item, index) => {
      walk(item, [...path, index], visit);
    });
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) walk(item, [...path, key], visit);
}

describe('the places of a text’s values', () => {
  it('are where each pointer’s value stands, however it is written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(4), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const find = placeFinder(`${text}\n`);
        walk(value, [], (path, part) => {
          if (!path) return;
          const { from, to } = find(path);
          expect(JSON.parse(text.slice(from, to))).to.deep.equal(JSON.parse(JSON.stringify(part)));
        });
      }),
    );
  });

  it('are the nearest around what is not there, and never fail on broken text', () => {
    const text = '{\n  "rules": [{ "name": "a" }]\n}';
    const find = placeFinder(text);
    const rule = find('/rules/0/conditions/all/3');
    expect(text.slice(rule.from, rule.to)).to.equal('{ "name": "a" }');
    expect(lineOf(text, rule.from)).to.equal(2);
    fc.assert(
      fc.property(fc.string(), fc.string(), (broken, path) => {
        const { from, to } = placeFinder(`{"a": ${broken}`)(`/${path}`);
        expect(from).to.be.at.most(to);
      }),
    );
  });
});
