import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkCalendar, checkTerms, createCalendar, parseWithin } from '../calendar/index.ts';
import { allHolidays } from '../holidays/all.ts';
import type { Rule } from '../policy.ts';
import { packs, type Pack } from './index.ts';

type DeadlineRule = Extract<Rule, { stage: 'deadline' }>;
const deadlineRules = ({ rules }: Pack): DeadlineRule[] => rules.filter((rule) => rule.stage === 'deadline');

/** When the rule of this name falls due, by the wall clock of its calendar. */
function due(id: string, name: string, received: string): string {
  const pack = packs[id];
  assert.ok(pack, id);
  const rule = deadlineRules(pack).find((each) => each.name === `${id} ${name}`);
  assert.ok(rule, name);
  const { params } = rule.event;
  const definition = pack.calendars[params.calendar ?? ''];
  const within = parseWithin(params.within);
  assert.ok(definition && within);
  const counted = createCalendar(definition, allHolidays).count(Date.parse(received), within, params);
  assert.ok(counted);
  assert.equal(counted.dataEndsAt, undefined);
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone: definition.timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(counted.due);
}

/** Counted by hand with a wall calendar and the country's list of holidays; midnight is that after the last day. */
const examples: [id: string, name: string, received: string, due: string][] = [
  // Wednesday + 56 days is Wednesday, 1 April.
  ['uk-fca-disp-8w', 'resolve', '2026-02-04T10:00Z', '2026-04-02 00:00'],
  // Good Friday 3 April and Easter Monday 6 April do not count.
  ['uk-fca-disp-psd', 'respond', '2026-03-20T10:00Z', '2026-04-14 17:00'],
  ['uk-fca-disp-psd', 'resolve', '2026-01-05T10:00Z', '2026-02-23 17:00'],
  ['uk-fca-src', 'summary-resolution', '2026-04-02T10:00Z', '2026-04-09 17:00'],
  ['uk-ofcom-adr', 'refer', '2026-05-01T10:00Z', '2026-06-13 00:00'],
  // Eight weeks over the change to summer time.
  ['uk-energy', 'refer', '2026-03-02T10:00Z', '2026-04-28 00:00'],
  ['uk-energy-kpi', 'first-working-day', '2026-12-24T10:00Z', '2026-12-30 00:00'],
  ['uk-nhs-ack', 'acknowledge', '2026-05-21T10:00Z', '2026-05-27 17:00'],
  // Six months that begin on 15 January end with 14 July.
  ['uk-nhs-response', 'resolve', '2026-01-15T10:00Z', '2026-07-15 00:00'],
  ['eu-psd2-101', 'respond', '2026-03-02T10:00Z', '2026-03-23 17:00'],
  ['eu-psd2-101', 'resolve', '2026-03-02T10:00Z', '2026-04-20 17:00'],
  // St Patrick's Day, Tuesday 17 March.
  ['ie-cpc-2025', 'acknowledge', '2026-03-12T10:00Z', '2026-03-20 17:00'],
  ['ie-cpc-2025', 'update', '2026-09-01T10:00Z', '2026-09-29 17:00'],
  // October holiday, Monday 26 October.
  ['ie-cpc-2025', 'resolve', '2026-09-01T10:00Z', '2026-10-28 17:00'],
  ['eu-gdpr-12-3', 'resolve', '2026-01-31T10:00Z', '2026-03-01 00:00'],
  ['eu-rail', 'respond', '2026-05-31T10:00Z', '2026-07-01 00:00'],
  ['eu-rail', 'resolve', '2026-05-31T10:00Z', '2026-08-31 00:00'],
  ['us-cfpb', 'respond', '2026-06-10T15:00Z', '2026-06-26 00:00'],
  ['us-cfpb', 'resolve', '2026-06-10T15:00Z', '2026-08-10 00:00'],
  // Juneteenth, Friday 19 June; Independence Day, observed on Friday 3 July.
  ['us-reg-e', 'respond', '2026-06-15T15:00Z', '2026-06-30 17:00'],
  ['us-reg-e', 'respond new account', '2026-06-15T15:00Z', '2026-07-15 17:00'],
  ['us-reg-e', 'resolve', '2026-06-15T15:00Z', '2026-07-31 00:00'],
  ['us-reg-e', 'resolve new account', '2026-06-15T15:00Z', '2026-09-14 00:00'],
  ['us-reg-e', 'resolve point of sale or foreign', '2026-06-15T15:00Z', '2026-09-14 00:00'],
  ['us-reg-z', 'acknowledge', '2026-06-15T15:00Z', '2026-07-16 00:00'],
  ['us-reg-z', 'resolve', '2026-06-15T15:00Z', '2026-09-14 00:00'],
  ['us-dot-airline', 'acknowledge', '2026-02-01T15:00Z', '2026-03-04 00:00'],
  ['us-dot-airline', 'respond', '2026-02-01T15:00Z', '2026-04-03 00:00'],
  ['us-dot-disability', 'respond', '2026-02-01T15:00Z', '2026-03-04 00:00'],
  // Received on Thursday 10:30 in Sydney before the Easter holidays.
  ['au-rg271', 'acknowledge', '2026-04-01T23:30Z', '2026-04-07 10:30'],
  ['au-rg271', 'resolve', '2026-04-01T23:30Z', '2026-05-03 00:00'],
  ['au-rg271', 'resolve hardship', '2026-04-01T23:30Z', '2026-04-24 00:00'],
  ['au-rg271', 'resolve superannuation', '2026-04-01T23:30Z', '2026-05-18 00:00'],
  ['au-rg271', 'resolve death benefit', '2026-04-01T23:30Z', '2026-07-02 00:00'],
  ['in-rbi', 'resolve', '2026-07-01T04:00Z', '2026-08-01 00:00'],
  // Spring Festival 15-23 February; Saturdays 14 and 28 February are worked.
  ['cn-samr-accept', 'respond', '2026-02-12T02:00Z', '2026-03-01 00:00'],
  ['cn-samr-mediation', 'resolve', '2026-05-06T02:00Z', '2026-07-06 00:00'],
  ['cn-miit-telecom', 'respond', '2026-05-06T02:00Z', '2026-05-22 00:00'],
  ['cn-nfra-bank', 'resolve', '2026-05-06T02:00Z', '2026-05-22 00:00'],
  // National Day, 2 and 3 December.
  ['ae-cbuae', 'acknowledge', '2026-12-01T06:00Z', '2026-12-07 17:00'],
  ['ae-cbuae', 'respond', '2026-09-01T06:00Z', '2026-10-13 17:00'],
  ['ae-vara', 'acknowledge', '2026-09-01T06:00Z', '2026-09-09 00:00'],
  ['ae-vara', 'resolve', '2026-09-01T06:00Z', '2026-09-30 00:00'],
];

describe('deadline packs', () => {
  for (const [id, name, received, expected] of examples) {
    it(`${id} ${name}: received ${received}, due ${expected}`, () => {
      assert.equal(due(id, name, received), expected);
    });
  }

  it('has an example for every rule', () => {
    const shown = new Set(examples.map(([id, name]) => `${id} ${name}`));
    const all = Object.values(packs).flatMap(({ rules }) => rules.map(({ name }) => name));
    assert.deepEqual(
      all.filter((name) => !shown.has(name)),
      [],
    );
    assert.equal(new Set(all).size, all.length);
  });

  it('names law, source and confidence, and calendars without a fault', () => {
    const tables = new Set(allHolidays.map(({ id }) => id));
    for (const [id, pack] of Object.entries(packs)) {
      assert.equal(pack.id, id);
      for (const rule of deadlineRules(pack)) {
        assert.ok(rule.law && rule.source && rule.confidence === pack.confidence, rule.name);
        const { within: text, calendar } = rule.event.params;
        const definition = pack.calendars[calendar ?? ''];
        const within = parseWithin(text);
        assert.ok(definition && within, rule.name);
        assert.deepEqual(
          [...checkCalendar(definition, tables), ...checkTerms(definition, within, rule.event.params)],
          [],
        );
      }
    }
  });

  it('gives a calendar of one name the same hours in every pack', () => {
    const seen = new Map<string, unknown>();
    for (const { calendars } of Object.values(packs)) {
      for (const [name, definition] of Object.entries(calendars)) {
        assert.deepEqual(definition, seen.get(name) ?? definition);
        seen.set(name, definition);
      }
    }
  });

  it('asks for every fact that its rules depend on', () => {
    for (const pack of Object.values(packs)) {
      const asked = [...JSON.stringify(pack.rules).matchAll(/"fact":"(\w+)"/g)].map(([, fact]) => fact);
      assert.deepEqual([...new Set(asked)].sort(), Object.keys(pack.facts).sort(), pack.id);
    }
  });
});
