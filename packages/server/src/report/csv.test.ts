import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import de from '@redress/metrics/labels/de';
import { parse } from 'csv-parse/sync';
import {
  hostile,
  sampleDirectory,
  sampleKinds,
  sampleReport,
  type SampleKind,
} from '../../../../test/helpers/sample-report.ts';
import { reportFile } from './report-file.ts';
import type { ReportLanguage } from '@redress/metrics/written';

async function linesOf(kind: SampleKind, language: ReportLanguage = 'en'): Promise<{ raw: string; rows: string[][] }> {
  const { bytes } = await reportFile(sampleReport(kind), { format: 'csv', language, directory: sampleDirectory });
  const raw = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  // Strict: every line has as many fields as the first.
  return { raw, rows: parse(raw, { bom: true, relax_column_count: false, record_delimiter: '\r\n' }) };
}

describe('the report as CSV', () => {
  it('begins with a byte order mark and ends its lines as RFC 4180 says', async () => {
    const { raw, rows } = await linesOf('full', 'zh-Hans');
    assert.equal(raw.charCodeAt(0), 0xfeff);
    assert.ok(raw.endsWith('\r\n'));
    assert.deepEqual(rows[0], ['章节', '表格', '项目', '指标', '数值', '上月', '变化', '单位', '备注']);
  });

  it('has the figures of the report', async () => {
    const report = sampleReport('full');
    const { rows } = await linesOf('full');
    for (const { kpi, value, previous, delta } of report.volume.figures) {
      const index = report.volume.figures.findIndex((figure) => figure.kpi === kpi);
      const row = rows.filter(([section, table]) => section === 'Volume' && table === 'Compared with the month before')[
        index
      ];
      assert.deepEqual(
        row?.slice(4, 7),
        [value, previous, delta].map((it) => (it === null ? '' : String(it))),
        kpi,
      );
    }
  });

  it('says in the reader’s words how each figure is computed', async () => {
    const { rows } = await linesOf('full', 'de');
    const formulas = rows.filter(
      ([section, , , figure]) => section === 'Wie die Zahlen berechnet werden' && figure === 'Formel',
    );
    assert.equal(formulas.length, sampleReport('full').definitions.length);
    assert.ok(
      formulas.some(([, , name, , formula]) => name === 'Eingegangen' && formula === de['kpi.received.formula']),
    );
  });

  it('lets no text be run as a formula', async () => {
    const { rows } = await linesOf('full');
    const cells = rows.flat();
    assert.ok(cells.some((cell) => cell.startsWith(`'${hostile.slice(0, 5)}`)));
    for (const cell of cells) if (!/^-?[\d.e+-]+$/i.test(cell)) assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
  });

  for (const kind of sampleKinds) {
    it(`says why, where there is no figure: ${kind}`, async () => {
      const { raw, rows } = await linesOf(kind);
      assert.doesNotMatch(raw, /NaN|undefined|Infinity|\[object/);
      for (const row of rows.slice(1)) assert.ok(row[4] !== '' || row[8] !== '', row.join('|'));
    });
  }
});
