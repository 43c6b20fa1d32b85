import type { BacktestReport } from '@redress/rules';
import { html, nothing, type TemplateResult } from 'lit';
import type { BacktestRun } from './backtest-run.ts';
import type { RulesWords } from './rules-words.ts';

type Cell = string | number;
const mostCases = 50;

const grid = (
  caption: string,
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  formats: RulesWords['formats'],
) =>
  rows.length
    ? html`<div class="scroll" tabindex="0" role="group" aria-label=${caption}>
        <table class="small">
          <caption>
            ${caption}
          </caption>
          <thead>
            <tr>
              ${head.map((name, index) => html`<th scope="col" class=${numeric(rows, index)}>${name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              (row) =>
                html`<tr>
                  ${row.map((cell) =>
                    typeof cell === 'number'
                      ? html`<td class="number">${formats.number(cell)}</td>`
                      : html`<td>${cell}</td>`,
                  )}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`
    : nothing;

const numeric = (rows: readonly (readonly Cell[])[], index: number): string =>
  typeof rows[0]?.[index] === 'number' ? 'number' : '';

/** What a text would have done to the desk's past complaints. */
export function renderBacktest(
  run: BacktestRun,
  text: string,
  words: RulesWords,
  on: { readonly start: () => void; readonly cancel: () => void },
  failure: (error: unknown) => string,
): TemplateResult {
  const { t } = words;
  return html`<p class="small muted">${t('backtest.lead')}</p>
    <div class="buttons">
      <button type="button" class="small primary" ?disabled=${run.running} @click=${on.start}>
        ${t('backtest.run')}
      </button>
      ${run.running ? html`<button type="button" class="small" @click=${on.cancel}>${t('backtest.cancel')}</button>` : nothing}
    </div>
    <p class="small muted" role="status">${run.running ? t('backtest.running', { count: run.done }) : nothing}</p>
    ${run.error === undefined ? nothing : html`<p class="notice danger" role="alert">${failure(run.error)}</p>`}
    ${run.report ? renderReport(run.report, run.text !== text, words) : nothing}`;
}

function renderReport(report: BacktestReport, stale: boolean, words: RulesWords): TemplateResult {
  const { t, formats, vocabulary } = words;
  if (!report.total) return html`<p class="muted">${t('backtest.none')}</p>`;
  const severity = (id: string): string => vocabulary.code('severity', id);
  const department = (id: string): string => vocabulary.department(id);
  const moved = (list: BacktestReport['severity'], name: (id: string) => string): Cell[][] =>
    list.filter(({ from, to }) => from !== to).map(({ from, to, count }) => [name(from), name(to), count]);
  const migration = [t('backtest.from'), t('backtest.to'), t('backtest.count')];
  return html`${stale ? html`<p class="notice warning">${t('backtest.stale')}</p>` : nothing}
    ${report.cancelled ? html`<p class="notice warning">${t('backtest.cancelled', { count: report.total })}</p>` : nothing}
    <p class="headline">${t('backtest.changed', { count: report.total, changed: report.changed })}</p>
    ${grid(t('backtest.severity'), migration, moved(report.severity, severity), formats)}
    ${grid(t('backtest.department'), migration, moved(report.department, department), formats)}
    ${grid(
      t('backtest.load'),
      [t('backtest.department'), t('backtest.from'), t('backtest.to')],
      report.load.map(({ department: id, before, after }) => [department(id), before, after]),
      formats,
    )}
    ${grid(
      t('backtest.deadlines'),
      ['clock', 'earlier', 'later', 'same', 'added', 'removed'].map((name) => t(`backtest.${name as 'clock'}`)),
      report.deadlines.map(({ clock, earlier, later, same, added, removed }) => [
        vocabulary.clock(clock),
        earlier,
        later,
        same,
        added,
        removed,
      ]),
      formats,
    )}
    ${renderCases(report, words)}`;
}

function renderCases(
  { cases }: BacktestReport,
  { t, formats, vocabulary }: RulesWords,
): TemplateResult | typeof nothing {
  if (!cases.length) return nothing;
  const outcome = ({ severity, department, deadlines }: BacktestReport['cases'][number]['before']): string =>
    [
      vocabulary.code('severity', severity),
      vocabulary.department(department),
      ...deadlines.map(
        ({ clock, due }) => `${vocabulary.clock(clock)}: ${formats.moment(new Date(due).toISOString())}`,
      ),
    ].join(' · ');
  return html`<details>
    <summary>${t('backtest.cases')}</summary>
    <ul class="plain">
      ${cases.slice(0, mostCases).map(
        ({ id, before, after, rulesBefore, rulesAfter }) =>
          html`<li class="example small">
            <code dir="ltr">${id}</code>
            <p><strong>${t('backtest.from')}</strong> ${outcome(before)}</p>
            <p class="muted" dir="ltr">${rulesBefore.join(', ')}</p>
            <p><strong>${t('backtest.to')}</strong> ${outcome(after)}</p>
            <p class="muted" dir="ltr">${rulesAfter.join(', ')}</p>
          </li>`,
      )}
    </ul>
  </details>`;
}
