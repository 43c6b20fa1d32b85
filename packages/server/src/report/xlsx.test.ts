import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import type { ReportLanguage } from '@redress/metrics/written';
import { sampleDirectory, sampleKinds, sampleReport, type SampleKind } from '../../../../test/helpers/sample-report.ts';
import { reportFile } from './report-file.ts';
import { sheetNames } from './xlsx.ts';

async function partsOf(kind: SampleKind, language: ReportLanguage = 'en'): Promise<Map<string, string>> {
  const { bytes } = await reportFile(sampleReport(kind), { format: 'xlsx', language, directory: sampleDirectory });
  return new Map(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));
}

/** A sheet's cells by their address: type, number format, value. */
function cellsOf(
  parts: ReadonlyMap<string, string>,
  sheet: number,
): Map<string, { format: string; type: string; value: string }> {
  const styles = parts.get('xl/styles.xml') ?? '';
  const formats = new Map(
    [...styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id = '', code = '']) => [id, code]),
  );
  const [, xfs = ''] = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles) ?? [];
  const used = [...xfs.matchAll(/<xf [^>]*>/g)].map(
    ([xf]) => formats.get(/numFmtId="(\d+)"/.exec(xf)?.[1] ?? '') ?? '',
  );
  const strings = [...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>.*?<t[^>]*>(.*?)<\/t>.*?<\/si>/gs)].map(
    ([, text = '']) => text,
  );
  const xml = parts.get(`xl/worksheets/sheet${sheet}.xml`) ?? '';
  const cells = new Map<string, { format: string; type: string; value: string }>();
  for (const [, attributes = '', inside = ''] of xml.matchAll(/<c ([^>]*)>(.*?)<\/c>/gs)) {
    const of = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
    const value = /<v>(.*?)<\/v>/s.exec(inside)?.[1] ?? '';
    const type = of('t') || 'n';
    cells.set(of('r'), {
      format: used[Number(of('s'))] ?? '',
      type,
      value: type === 's' ? (strings[Number(value)] ?? '') : value,
    });
  }
  return cells;
}

describe('the report as a workbook', () => {
  it('has a sheet a section, with numbers as numbers', async () => {
    const parts = await partsOf('full');
    const names = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(
      ([, name]) => name,
    );
    assert.equal(names.length, 11);
    assert.deepEqual(names.slice(0, 3), ['At a glance', 'Volume', 'Types and causes']);
    const cells = cellsOf(parts, 4);
    const onTime = sampleReport('full').timeliness.figures[0];
    assert.equal(onTime?.kpi, 'on-time-rate');
    const row = [...cells].find(([, { value }]) => value === 'On-time rate')?.[0].slice(1) ?? '';
    const [value, previous, delta] = ['B', 'C', 'D'].map((column) => cells.get(column + row));
    assert.deepEqual([value?.type, value?.format, Number(value?.value)], ['n', '0.0%', onTime.value]);
    assert.deepEqual([previous?.type, Number(previous?.value)], ['n', onTime.previous]);
    assert.deepEqual([delta?.format, Number(delta?.value)], ['+0.0%;-0.0%;0.0%', onTime.delta]);
  });

  it('has dates as dates, on the clocks of the company', async () => {
    const parts = await partsOf('full');
    const days = [...cellsOf(parts, 2).values()].filter(({ format }) => format === 'yyyy-mm-dd');
    assert.equal(days.length, 30);
    // Excel counts days from 1899-12-30.
    assert.equal(Number(days[0]?.value), (Date.UTC(2026, 8, 1) - Date.UTC(1899, 11, 30)) / 86_400_000);
    const [first] = sampleReport('full').unresolved.cases;
    const received = [...cellsOf(parts, 8).values()].find(({ format }) => format.startsWith('yyyy-mm-dd hh'));
    const berlin = Date.parse(first?.receivedAt ?? '') + 2 * 3_600_000;
    const expected = (berlin - Date.UTC(1899, 11, 30)) / 86_400_000;
    assert.ok(Math.abs(Number(received?.value) - expected) < 1 / 1440, `${received?.value} is not ${expected}`);
  });

  it('reads from right to left in Arabic', async () => {
    assert.match((await partsOf('full', 'ar')).get('xl/worksheets/sheet1.xml') ?? '', /rightToLeft="1"/);
    assert.doesNotMatch((await partsOf('full')).get('xl/worksheets/sheet1.xml') ?? '', /rightToLeft/);
  });

  for (const kind of sampleKinds) {
    it(`holds nothing that is no number: ${kind}`, async () => {
      const parts = await partsOf(kind);
      const all = [...parts.values()].join('');
      assert.doesNotMatch(all, /NaN|undefined|Infinity|\[object/);
      assert.doesNotMatch(all, /[^\P{Cc}\t\n\r]/u);
      assert.doesNotMatch(all, /<f>/);
    });
  }

  it('says in the cell why there is no figure', async () => {
    const texts = [...cellsOf(await partsOf('empty'), 1).values()].map(({ value }) => value);
    assert.ok(texts.includes('No cases in this period.'));
    assert.ok(texts.includes('No answers in this period.'));
  });

  it('names sheets as Excel allows, each unlike the others', () => {
    const long = 'Corrective actions and next month’s plan';
    assert.deepEqual(sheetNames(['a/b?', long, long, "'x'", '']), [
      'a b',
      'Corrective actions and next mon',
      'Corrective actions and next m 2',
      'x',
      '-',
    ]);
  });
});
