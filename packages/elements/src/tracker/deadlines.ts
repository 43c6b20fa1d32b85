import type { CustomerView, ProofLine } from '@redress/cases';
import type { FormInfo } from '@redress/desk';
import { html, nothing, type TemplateResult } from 'lit';
import { formatDistance, formatInstant } from '../base/intl.ts';
import { labelOf, wordsOf } from '../base/labels.ts';
import { withinText } from '../base/within.ts';
import type { LocaleController } from '../base/locale-controller.ts';

type Clock = CustomerView['clocks'][number];

/** What a deadline is for, as the policy says it, else as we do. */
function nameOf(kind: string, locale: LocaleController, own: FormInfo['clocks'] = []): string {
  const label = own.find(({ id }) => id === kind)?.label;
  return labelOf(label, locale.tag, locale.has(`clock.${kind}`) ? locale.t(`clock.${kind}`) : wordsOf(kind));
}

function day(line: ProofLine, locale: LocaleController) {
  const date = new Intl.DateTimeFormat(locale.tag, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  const { why, holiday, counted } = line;
  const said =
    why === undefined ? new Intl.NumberFormat(locale.tag, { maximumFractionDigits: 2 }).format(counted) : '–';
  return html`<tr>
    <td>${date.format(new Date(`${line.date}T00:00:00Z`))}</td>
    <td>${said} ${why ? html`<span class="muted">${holiday ?? locale.t(`why.${why}`)}</span>` : nothing}</td>
  </tr>`;
}

/** How a deadline was counted, day by day. */
const proof = (clock: Clock, name: string, locale: LocaleController) => {
  const [within, when] = [withinText(clock.within, locale), formatInstant(clock.startedAt, locale.tag, 'short')];
  return html`<details>
    <summary class="small">${locale.t('due.how')}</summary>
    <p class="small muted">${locale.t('due.from', { within, when })} ${clock.law ?? nothing}</p>
    <div class="scroll" tabindex="0" role="region" aria-label="${name}: ${locale.t('due.how')}">
      <table class="small">
        <thead>
          <tr>
            <th scope="col">${locale.t('day')}</th>
            <th scope="col">${locale.t('counted')}</th>
          </tr>
        </thead>
        <tbody>
          ${clock.proof.map((line) => day(line, locale))}
        </tbody>
      </table>
    </div>
  </details>`;
};

function running(clock: Clock, locale: LocaleController, now: number, info: FormInfo | undefined) {
  const { dueAt, pausedAt, extended, kind } = clock;
  const name = nameOf(kind, locale, info?.clocks);
  const late = pausedAt === undefined && Date.parse(dueAt) < now;
  const from = extended && formatInstant(extended.from, locale.tag, 'short');
  return html`<div class="clock">
    <h3>${name}</h3>
    <p class="left ${late ? 'late' : ''}">${formatDistance(dueAt, now, locale.tag)}</p>
    <p class="small muted">
      <time datetime=${dueAt}>${locale.t('due.by', { when: formatInstant(dueAt, locale.tag) })}</time>
    </p>
    ${late ? html`<p class="late">${locale.t('due.overdue')}</p>` : nothing}
    ${pausedAt === undefined ? nothing : html`<p class="small">${locale.t('due.paused')}</p>`}
    ${extended ? html`<p class="small" dir="auto">${locale.t('due.extended', { from, reason: extended.reason })}</p>` : nothing}
    ${proof(clock, name, locale)}
  </div>`;
}

/** What was promised by when, soonest first, with the time left at `now` (milliseconds since 1970). */
export function renderDeadlines(
  { clocks, cycle }: CustomerView,
  locale: LocaleController,
  now: number,
  info: FormInfo | undefined,
): TemplateResult | typeof nothing {
  const open = clocks.filter((clock) => clock.cycle === cycle && clock.metAt === undefined);
  if (!open.length) return nothing;
  const soonest = open.toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
  return html`<section class="panel deadlines" part="panel">
    ${soonest.map((clock) => running(clock, locale, now, info))}
  </section>`;
}
