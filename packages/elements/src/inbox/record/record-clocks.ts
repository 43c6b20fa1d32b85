import type { Clock } from '@redress/cases';
import { html, nothing, type TemplateResult } from 'lit';
import { clockState, spanOf } from '../case/clocks.ts';
import type { Words } from '../words.ts';

/** Each deadline with the days it was counted by. */
export function recordClocks(clocks: readonly Clock[], words: Words): TemplateResult | typeof nothing {
  if (!clocks.length) return nothing;
  return html`<section>
    <h3>${words.t('case.clocks')}</h3>
    ${clocks.map((clock) => renderClock(clock, words))}
  </section>`;
}

function renderClock(clock: Clock, words: Words): TemplateResult {
  const { t, formats, vocabulary } = words;
  const state =
    clock.metAt === undefined
      ? t('case.clock.due', { date: formats.moment(clock.dueAt) })
      : clockState(clock, 0, words).text;
  return html`<div class="clock">
    <h4>${vocabulary.clock(clock.kind)} (${vocabulary.within(clock.within)}): ${state}</h4>
    <p class="small muted">
      ${clock.rule === undefined ? t('case.clock.default') : t('case.clock.rule', { rule: clock.rule })}
      ${clock.law ?? ''}
      ${
        clock.extended
          ? t('case.clock.extended', { date: formats.moment(clock.extended.from), reason: clock.extended.reason })
          : ''
      }
    </p>
    <table class="small">
      <thead>
        <tr>
          <th scope="col">${t('case.clock.proof.day')}</th>
          <th scope="col">${t('case.clock.proof.span')}</th>
          <th scope="col">${t('case.clock.proof.counted')}</th>
        </tr>
      </thead>
      <tbody>
        ${clock.proof.map(
          (line) =>
            html`<tr>
              <th scope="row">${formats.weekday(line.date)}</th>
              <td>${spanOf(line, words)}</td>
              <td>${formats.number(line.counted, 2)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
