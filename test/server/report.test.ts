import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { complaint, policy, run, signedIn, submit, temporary, testServer } from './servers.ts';
import { openDesk } from '@redress/server';

const office = 'application/vnd.openxmlformats-officedocument';
const thisMonth = new Date().toISOString().slice(0, 7);
const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

interface Problem {
  readonly code: string;
  readonly issues: readonly { readonly code: string; readonly path: string }[];
}

describe('GET /api/reports/:month', () => {
  let server: Awaited<ReturnType<typeof testServer>>;
  let cookie: string;
  const get = (path: string): Promise<Response> => fetch(`${server.url}/api/reports/${path}`, { headers: { cookie } });
  before(async () => {
    server = await testServer();
    cookie = await signedIn(server, { email: 'sam@example.com', name: 'Sam', roles: ['supervisor'] });
    await submit(server.url, complaint, 'report-test');
  });
  after(() => server.stop());

  it('answers with the report as data', async () => {
    const response = await get(thisMonth);
    assert.equal(response.status, 200);
    const report = (await response.json()) as { month: string; volume: { figures: { kpi: string; value: number }[] } };
    assert.equal(report.month, thisMonth);
    assert.equal(report.volume.figures.find(({ kpi }) => kpi === 'received')?.value, 1);
  });

  it('answers with files in a language', async () => {
    for (const [format, type] of [
      ['csv', 'text/csv; charset=utf-8'],
      ['xlsx', `${office}.spreadsheetml.sheet`],
      ['pptx', `${office}.presentationml.presentation`],
    ] as const) {
      const response = await get(`${thisMonth}?format=${format}&lang=de-CH`);
      assert.equal(response.status, 200, format);
      assert.equal(response.headers.get('content-type'), type);
      const disposition = response.headers.get('content-disposition') ?? '';
      assert.ok(disposition.startsWith(`attachment; filename="complaints-${thisMonth}-de.${format}"`), disposition);
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (format === 'csv') assert.match(new TextDecoder().decode(bytes), /^Abschnitt,Tabelle,/);
      else assert.ok(isZip(bytes));
    }
  });

  it('says what is wrong with a question', async () => {
    for (const [path, code, pointer] of [
      ['2026-13', 'bad-month', '/month'],
      ['2999-01', 'future-month', '/month'],
      [`${thisMonth}?format=docx`, undefined, '/format'],
      [`${thisMonth}?format=csv&lang=tlh`, 'unknown-language', '/lang'],
    ] as const) {
      const response = await get(path);
      assert.equal(response.status, 422, path);
      const problem = (await response.json()) as Problem;
      assert.equal(problem.code, 'invalid-query');
      assert.equal(problem.issues[0]?.path, pointer);
      if (code) assert.equal(problem.issues[0].code, code);
    }
  });
});

describe('redress report', () => {
  const folder = temporary();
  const data = ['--data', join(folder.dir, 'data')];
  const file = (name: string): string => join(folder.dir, name);
  before(async () => {
    const opened = await openDesk({ dataDir: join(folder.dir, 'data'), log: () => undefined });
    await opened.desk.publishPolicy(
      JSON.stringify(policy),
      { over: 0 },
      { id: 'test', name: 'Test', roles: ['admin'] },
    );
    await opened.desk.submit(complaint, { key: 'report-test-1' });
    await opened.close();
  });
  after(() => {
    folder.remove();
  });

  it('writes a file, in a language, and the data', async () => {
    const actions = [
      { id: '1', title: 'Mehr Zeit', owner: 'Kim', since: '2020-01-01', against: { category: ['product'] } },
    ];
    writeFileSync(file('actions.json'), JSON.stringify(actions));
    const out = file('report.pptx');
    const args = [
      'report',
      thisMonth,
      '--out',
      out,
      '--lang',
      'de',
      '--actions',
      file('actions.json'),
      '--json',
      ...data,
    ];
    const { status, out: printed, err } = await run(args);
    assert.equal(status, 0, err);
    assert.ok(isZip(readFileSync(out)));
    const made = JSON.parse(printed) as { month: string; actions: { effects: { after: { count: number } }[] } };
    assert.equal(made.month, thisMonth);
    assert.equal(made.actions.effects.length, 1);
  });

  it('tells the most important in a terminal', async () => {
    const { status, out } = await run(['report', thisMonth, ...data]);
    assert.equal(status, 0);
    assert.match(out, /Received: 1\n/);
    assert.match(out, /Satisfaction: No answers in this period\.\n/);
  });

  it('says what it was not asked rightly, and writes nothing', async () => {
    for (const [args, said] of [
      [['report'], /one month/],
      [['report', '2026-13', ...data], /bad-month/],
      [['report', thisMonth, '--lang', 'tlh', ...data], /--lang, one of en, de/],
      [['report', thisMonth, '--out', file('report.docx'), ...data], /--out, a file that ends in/],
    ] as const) {
      const { status, out, err } = await run(args);
      assert.deepEqual([status, out], [2, ''], args.join(' '));
      assert.match(err, said);
    }
  });
});
