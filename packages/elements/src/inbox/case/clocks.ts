import type { Case, Clock, ProofLine } from '@redress/cases';
import { html, nothing, type TemplateResult } from 'lit';
import { dueText, type Words } from '../words.ts';

/** How a deadline stands, in words. */
export const clockState = (clock: Clock, now: number, words: Words): { text: string; tone: string } => {
  const { t, formats } = words;
  if (clock.metAt !== undefined) {
    return clock.breachedAt === undefined
      ? { text: t('case.clock.met', { date: formats.moment(clock.metAt) }), tone: 'success' }
      : { text: t('case.clock.breached', { date: formats.moment(clock.dueAt) }), tone: 'danger' };
  }
  if (clock.pausedAt !== undefined) {
    return { text: t('case.clock.paused', { date: formats.moment(clock.pausedAt) }), tone: 'accent' };
  }
  return dueText(clock.dueAt, now, words);
};

/** The deadlines of a case, running and past, each with the days it was counted by. */
export function renderClocks({ clocks, cycle }: Pick<Case, 'clocks' | 'cycle'>, now: number, words: Words) {
  if (!clocks.length) return nothing;
  const { t } = words;
  const latestFirst = [...clocks].sort((a, b) => b.cycle - a.cycle);
  return html`<section aria-labelledby="clocks">
    <h3 id="clocks">${t('case.clocks')}</h3>
    <ul class="plain">
      ${latestFirst.map((clock) => renderClock(clock, clock.cycle === cycle ? undefined : clock.cycle, now, words))}
    </ul>
  </section>`;
}

function renderClock(clock: Clock, round: number | undefined, now: number, words: Words): TemplateResult {
  const { t, formats, vocabulary } = words;
  const { text, tone } = clockState(clock, now, words);
  const within = vocabulary.within(clock.within);
  return html`<li class="clock">
    <div class="split">
      <strong>${vocabulary.clock(clock.kind)}</strong>
      <span class="badge ${tone}">${text}</span>
    </div>
    <p class="small muted">
      ${clock.metAt === undefined ? `${t('case.clock.due', { date: formats.moment(clock.dueAt) })} (${within})` : within}
      ${round === undefined ? nothing : t('case.cycle', { count: round })}
    </p>
    ${
      clock.extended
        ? html`<p class="small">
            ${t('case.clock.extended', { date: formats.moment(clock.extended.from), reason: clock.extended.reason })}
          </p>`
        : nothing
    }
    ${renderProof(clock, words)}
  </li>`;
}

function renderProof(clock: Clock, { t, formats }: Words): TemplateResult {
  return html`<details>
    <summary class="small">${t('case.clock.proof')}</summary>
    <p class="small muted">
      ${clock.rule === undefined ? t('case.clock.default') : t('case.clock.rule', { rule: clock.rule })}
      ${clock.law === undefined ? nothing : html`<br />${clock.law}`}
    </p>
    <div class="scroll" tabindex="0" role="group" aria-label=${t('case.clock.proof')}>
      <table class="small">
        <thead>
          <tr>
            <th scope="col">${t('case.clock.proof.day')}</th>
            <th scope="col">${t('case.clock.proof.span')}</th>
            <th scope="col" class="number">${t('case.clock.proof.counted')}</th>
          </tr>
        </thead>
        <tbody>
          ${clock.proof.map(
            (line) =>
              html`<tr class=${line.counted ? '' : 'muted'}>
                <th scope="row">${formats.weekday(line.date)}</th>
                <td>${spanOf(line, { t, formats })}</td>
                <td class="number">${formats.number(line.counted, 2)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${
      clock.dataEndsAt === undefined
        ? nothing
        : html`<p class="small notice warning">
            ${t('case.clock.data-ends', { date: formats.day(clock.dataEndsAt) })}
          </p>`
    }
  </details>`;
}

/** The part of a day that counted, or why none did. */
export function spanOf({ from, to, why, holiday }: ProofLine, { t, formats }: Pick<Words, 't' | 'formats'>): string {
  if (why !== undefined) return holiday === undefined ? t(`proof.${why}`) : `${t(`proof.${why}`)}: ${holiday}`;
  if (from === undefined || to === undefined) return '';
  const sameDay = formats.dayOf(from) === formats.dayOf(to);
  return sameDay ? `${formats.time(from)} – ${formats.time(to)}` : `${formats.moment(from)} – ${formats.moment(to)}`;
}
