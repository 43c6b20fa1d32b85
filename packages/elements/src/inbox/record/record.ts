import type { CaseDetail } from '@redress/desk';
import { html, nothing, type TemplateResult } from 'lit';
import { factPairs } from '../case/facts.ts';
import { actorName, eventTitle, eventWords } from '../event-text.ts';
import type { Words } from '../words.ts';
import { recordClocks } from './record-clocks.ts';

type Pairs = readonly (readonly [string, string | undefined])[];

const table = (pairs: Pairs): TemplateResult =>
  html`<table class="facts">
    <tbody>
      ${pairs
        .filter(([, value]) => value)
        .map(
          ([name, value]) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td dir="auto">${value}</td>
            </tr>`,
        )}
    </tbody>
  </table>`;

/** Everything that is known of a case, and the form that goes with it, as they are put on paper. */
export function renderRecord(detail: CaseDetail, words: Words, printed: { by: string; at: string }): TemplateResult {
  const { case: it, events } = detail;
  const { t, formats, vocabulary, staffName } = words;
  const status: Pairs = [
    [t('list.filter.severity'), vocabulary.code('severity', it.severity)],
    [t('list.filter.department'), vocabulary.department(it.department)],
    [t('role.handler'), it.handler ? staffName(it.handler) : t('list.nobody')],
  ];
  return html`<header>
      <p class="company">${vocabulary.form?.policy.name ?? ''}</p>
      <h1>${t('print.title')} <span dir="ltr">${it.number}</span></h1>
      <p class="state">${vocabulary.code('state', it.state)}</p>
    </header>
    <h2 dir="auto">${it.complaint.title}</h2>
    ${table([...status, ...factPairs(it, words)])}
    <section>
      <h3>${t('case.complaint')}</h3>
      <p class="text" dir="auto">${it.complaint.description || t('case.no-description')}</p>
    </section>
    ${recordClocks(it.clocks, words)} ${renderMessages(it, words)}
    <section>
      <h3>${t('case.timeline')}</h3>
      <table>
        <tbody>
          ${events.map((event) => {
            const said = eventWords(event, words);
            return html`<tr>
              <th scope="row">${formats.moment(event.at)}</th>
              <td>
                ${eventTitle(event, words)} <span class="muted">· ${actorName(event, words)}</span>
                ${said ? html`<p class="text" dir="auto">${said}</p>` : nothing}
              </td>
            </tr>`;
          })}
        </tbody>
      </table>
    </section>
    ${renderForm(detail, words)}
    <footer>${t('print.printed', { date: formats.moment(printed.at), name: printed.by })}</footer>`;
}

function renderMessages({ messages }: CaseDetail['case'], { t, formats }: Words): TemplateResult | typeof nothing {
  if (!messages.length) return nothing;
  return html`<section>
    <h3>${t('case.messages')}</h3>
    ${messages.map(
      ({ from, name, at, text }) =>
        html`<p class="small muted">
            ${name ?? (from === 'customer' ? t('case.messages.customer') : t('role.handler'))} · ${formats.moment(at)}
          </p>
          <p class="text" dir="auto">${text}</p>`,
    )}
  </section>`;
}

/** The processing form: what has been decided and why, with room for what is written by hand. */
function renderForm({ case: it }: CaseDetail, words: Words): TemplateResult {
  const { t, vocabulary, formats } = words;
  const { solution, decision } = it;
  const proposal = solution?.proposal;
  const money = (amount: number | undefined): string | undefined =>
    amount === undefined ? undefined : formats.money(amount, proposal?.remedy.currency);
  const decided: Pairs = [
    [t('case.why'), decision?.reasons.map(({ rule }) => rule).join(', ')],
    [t('case.fact.cause'), it.cause && vocabulary.cause(it.cause)],
    [t('field.outcome'), proposal && vocabulary.code('outcome', proposal.outcome)],
    [t('field.plan'), proposal?.plan],
    [t('field.remedy'), proposal && vocabulary.code('remedy', proposal.remedy.type)],
    [t('field.amount'), money(proposal?.remedy.amount)],
    [t('field.cost'), money(proposal?.cost)],
    [t('field.owner'), proposal?.owner],
    [t('field.tasks'), it.tasks.map(({ title, doneAt }) => `${doneAt === undefined ? '☐' : '☑'} ${title}`).join(' · ')],
  ];
  const blank = ['print.finding', 'print.responsible', 'print.measures'] as const;
  const signatures = ['print.signature.handler', 'print.signature.approver', 'print.signature.customer'] as const;
  return html`<section class="form">
    <h2>${t('print.form')} <span dir="ltr">${it.number}</span></h2>
    ${table(decided)} ${blank.map((key) => html`<div class="blank">${t(key)}</div>`)}
    <div class="signatures">${signatures.map((key) => html`<p>${t(key)}</p>`)}</div>
  </section>`;
}
