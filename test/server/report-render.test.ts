import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, describe, it } from 'node:test';
import { reportFile } from '../../packages/server/src/report/report-file.ts';
import { sampleDirectory, sampleReport } from '../helpers/sample-report.ts';
import { temporary } from './servers.ts';

const office = spawnSync('soffice', ['--version'], { encoding: 'utf8' });
const skip = office.status === 0 ? false : 'LibreOffice is not installed';

describe('the report in an office program', { skip }, () => {
  const folder = temporary();
  after(() => {
    folder.remove();
  });

  /** Opens a file of the report and saves it in another format. */
  async function converted(format: 'pptx' | 'xlsx', to: string): Promise<Buffer> {
    const { bytes } = await reportFile(sampleReport('full'), { format, language: 'ja', directory: sampleDirectory });
    const file = join(folder.dir, `report.${format}`);
    writeFileSync(file, bytes);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder.dir, 'profile')).href}`;
    const args = [profile, '--headless', '--convert-to', to, '--outdir', folder.dir, file];
    const { status, stdout, stderr } = spawnSync('soffice', args, { encoding: 'utf8' });
    const made = join(folder.dir, `report.${to.split(':')[0] ?? ''}`);
    assert.ok(status === 0 && existsSync(made), `${status} ${stdout} ${stderr}`);
    return readFileSync(made);
  }

  it('opens the presentation, and shows every slide', async () => {
    const pdf = (await converted('pptx', 'pdf')).toString('latin1');
    const pages = pdf.match(/\/Type\s*\/Page\b/g) ?? [];
    assert.ok(pages.length >= 15, `${pages.length} pages`);
  });

  it('opens the workbook, with shares as percentages', async () => {
    const csv = (await converted('xlsx', 'csv:Text - txt - csv (StarCalc):44,34,76')).toString('utf8');
    const rate = sampleReport('full').timeliness.figures[0]?.value ?? NaN;
    assert.ok(csv.includes(`${(rate * 100).toFixed(1)}%`), csv);
  });
});
