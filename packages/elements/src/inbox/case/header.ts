import type { CaseDetail } from '@redress/desk';
import { html, nothing, type TemplateResult } from 'lit';
import { severityTone } from '../../staff/severity.ts';
import { dueText, type Words } from '../words.ts';

type Shown = CaseDetail['case'];

/** Number, state, what is due next, title, and whose it is; with the button that prints it all. */
export function renderHeader(it: Shown, now: number, print: () => void, words: Words): TemplateResult {
  const { t, vocabulary, formats } = words;
  const due = it.clocks
    .filter((clock) => clock.cycle === it.cycle && clock.metAt === undefined && clock.pausedAt === undefined)
    .map((clock) => clock.dueAt)
    .sort((a, b) => Date.parse(a) - Date.parse(b))[0];
  const left = dueText(due ?? null, now, words);
  return html`<header>
    <p class="kicker">
      <span dir="ltr" class="id">${it.number}</span>
      <span class="badge ${severityTone(it.severity)}">${vocabulary.code('severity', it.severity)}</span>
      <span class="badge accent">${vocabulary.code('state', it.state)}</span>
      ${it.cycle > 1 ? html`<span class="badge warning">${t('case.cycle', { count: it.cycle })}</span>` : nothing}
      ${
        due === undefined
          ? nothing
          : html`<span class="badge ${left.tone}" title=${formats.moment(due)}>${left.text}</span>`
      }
      <button type="button" class="quiet small print" @click=${print}>${t('print.record')}</button>
    </p>
    <h2 id="title" tabindex="-1" dir="auto">${it.complaint.title}</h2>
    <p class="muted">
      ${vocabulary.department(it.department)} · ${it.handler ? words.staffName(it.handler) : t('list.nobody')}
    </p>
    ${renderWaiting(it, words)}
  </header>`;
}

function renderWaiting({ waiting }: Shown, { t, formats }: Words): TemplateResult | typeof nothing {
  if (!waiting) return nothing;
  return html`<div class="notice">
    <p>
      <strong>${t(`case.waiting.${waiting.for}`)}</strong>
      ${waiting.until ? t('case.waiting.until', { date: formats.moment(waiting.until) }) : nothing}
    </p>
    <p class="text" dir="auto">${waiting.question}</p>
  </div>`;
}
