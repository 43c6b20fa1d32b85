import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import {
  sampleDirectory,
  sampleKinds,
  sampleReport,
  type SampleKind,
} from '../../../../../test/helpers/sample-report.ts';
import de from '@redress/cases/labels/de';
import { type ReportLanguage, reportLanguages } from '@redress/metrics/written';
import { reportFile } from '../report-file.ts';

async function partsOf(kind: SampleKind, language: ReportLanguage = 'en'): Promise<Map<string, Uint8Array>> {
  const { bytes } = await reportFile(sampleReport(kind), { format: 'pptx', language, directory: sampleDirectory });
  return new Map(Object.entries(unzipSync(bytes)));
}

const numbered = (name: string): number => Number(/(\d+)\.xml$/.exec(name)?.[1]);

/** Parts of a kind in their order, as text. */
const xmlOf = (parts: ReadonlyMap<string, Uint8Array>, path: RegExp): string[] =>
  [...parts]
    .filter(([name]) => path.test(name))
    .sort(([a], [b]) => numbered(a) - numbered(b))
    .map(([, bytes]) => strFromU8(bytes));

const slidesOf = (parts: ReadonlyMap<string, Uint8Array>): string[] => xmlOf(parts, /^ppt\/slides\/slide\d+\.xml$/);
const chartsOf = (parts: ReadonlyMap<string, Uint8Array>): string[] => xmlOf(parts, /^ppt\/charts\/chart\d+\.xml$/);
const decoded = (xml: string): string =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
const textsOf = (slide: string): string[] =>
  [...slide.matchAll(/<a:t>(.*?)<\/a:t>/gs)].map(([, text = '']) => decoded(text));

/** Series of a chart: name, labels, values. */
function seriesOf(chart: string): { name: string; labels: string[]; values: number[] }[] {
  const points = (xml: string, tag: string): string[] => {
    const inside = new RegExp(`<c:${tag}>(.*?)</c:${tag}>`, 's').exec(xml)?.[1] ?? '';
    return [...inside.matchAll(/<c:v>(.*?)<\/c:v>/gs)].map(([, value = '']) => decoded(value));
  };
  return [...chart.matchAll(/<c:ser>(.*?)<\/c:ser>/gs)].map(([, xml = '']) => ({
    name: points(xml, 'tx')[0] ?? '',
    labels: points(xml, 'cat'),
    values: points(xml, 'val').map(Number),
  }));
}

describe('the report as a presentation', () => {
  it('goes through the monthly meeting', async () => {
    const slides = slidesOf(await partsOf('full'));
    const titles = slides.slice(1).map((slide) => {
      const shape = [...slide.matchAll(/<p:sp>.*?<\/p:sp>/gs)].find(([xml]) => /<p:ph[^>]*type="title"/.test(xml))?.[0];
      return textsOf(shape ?? '').join('');
    });
    assert.deepEqual(
      [...new Set(titles)],
      [
        'At a glance',
        'Volume',
        'Types and causes',
        'On time and handling time',
        'Satisfaction',
        'Solved the first time',
        'Follow-up calls',
        'Unresolved complaints',
        'Customers lost and at risk',
        'Corrective actions and next month’s plan',
        'How the figures are computed',
      ],
    );
    assert.ok(textsOf(slides[0] ?? '').includes('September 2026'));
  });

  it('has charts of its own kind, with the figures of the report and a workbook to edit them in', async () => {
    const report = sampleReport('full');
    const parts = await partsOf('full');
    const charts = chartsOf(parts).map(seriesOf);
    const of = (name: string) =>
      charts.find((series) => series.length === 1 && series[0]?.labels.length === 30 && series[0].name === name);
    assert.deepEqual(
      of('Received')?.[0]?.values,
      report.volume.byDay.points.map(({ value }) => value),
    );
    const flow = charts.find((series) => series.at(-1)?.name === 'Left at the end');
    assert.deepEqual(
      flow?.map(({ values }) => values.at(-1)),
      ['received', 'resolved', 'left'].map((kpi) => report.volume.months.at(-1)?.[kpi]),
    );
    const pareto = charts.find((series) => series.at(-1)?.name === 'Cumulated share');
    assert.deepEqual(
      pareto?.map(({ values }) => values),
      [report.types.causes.rows.map(({ count }) => count), report.types.causes.rows.map(({ cumulated }) => cumulated)],
    );
    const embedded = [...parts].filter(([name]) => /^ppt\/embeddings\/.*\.xlsx$/.test(name));
    assert.equal(embedded.length, charts.length);
    for (const [, bytes] of embedded) assert.ok('xl/worksheets/sheet1.xml' in unzipSync(bytes));
  });

  it('names departments, people and causes in the language asked for', async () => {
    const texts = [...slidesOf(await partsOf('full', 'de')), ...chartsOf(await partsOf('full', 'de'))]
      .map(decoded)
      .join();
    for (const name of [
      'Qualität',
      'Kim Lee',
      `${de['cause.logistics']}: ${de['cause.logistics.late']}`,
      'Acme & Sons',
    ])
      assert.ok(texts.includes(name), name);
  });

  it('tells customers apart, but not who they are', async () => {
    const texts = slidesOf(await partsOf('full')).flatMap(textsOf);
    assert.ok(texts.some((text) => /^c…\w\w@example\.com$/.test(text)));
    assert.ok(!texts.some((text) => /customer\d+@/.test(text)));
  });

  it('reads from right to left in Arabic', async () => {
    const parts = await partsOf('full', 'ar');
    assert.match(strFromU8(parts.get('ppt/presentation.xml') ?? new Uint8Array()), /rtl="1"/);
    const [, summary = ''] = slidesOf(parts);
    const cards = [...summary.matchAll(/<a:off x="(\d+)" y="(\d+)"/g)].map(([, x]) => Number(x));
    assert.ok((cards[2] ?? 0) > 9 * 914_400, 'the first card is at the right');
  });

  for (const kind of sampleKinds) {
    it(`shows a figure or says why, and no chart is blank: ${kind}`, async () => {
      const parts = await partsOf(kind);
      const [slides, charts] = [slidesOf(parts), chartsOf(parts)];
      const embedded = [...parts]
        .filter(([name]) => name.endsWith('.xlsx'))
        .map(([, bytes]) => new Map(Object.entries(unzipSync(bytes))));
      const all = [parts, ...embedded].flatMap((each) => xmlOf(each, /\.(xml|rels)$/));
      for (const xml of [...slides, ...charts]) assert.doesNotMatch(xml, /NaN|undefined|Infinity|>null<|\[object/);
      for (const xml of all) {
        assert.doesNotMatch(xml, /[^\P{Cc}\t\n\r]/u);
        assert.doesNotMatch(xml, /&(?!(?:amp|lt|gt|quot|apos|#\w+);)/);
      }
      for (const chart of charts) {
        assert.doesNotMatch(chart, /<c:v><\/c:v>/);
        const values = seriesOf(chart).flatMap((series) => series.values);
        assert.ok(values.some((value) => value !== 0) && values.every(Number.isFinite));
      }
      if (kind === 'empty') {
        assert.equal(charts.length, 0);
        assert.ok(textsOf(slides[1] ?? '').includes('Nothing was resolved in this period.'));
      }
    });
  }

  for (const language of reportLanguages) {
    it(`is written whole in ${language}`, async () => {
      const slides = slidesOf(await partsOf('full', language));
      assert.ok(slides.length >= 12);
      assert.doesNotMatch(slides.join(), /\{\w+\}/);
    });
  }
});
