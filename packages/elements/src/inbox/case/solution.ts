import { surveyDimensions, type Case } from '@redress/cases';
import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../words.ts';

type Shown = Omit<Case, 'receiptHash'>;

/** What is proposed or agreed, and how far it has come. */
export function renderSolution({ solution }: Shown, { t, vocabulary, formats }: Words) {
  if (!solution) return nothing;
  const { proposal, proposedBy, proposedAt, approvals, offeredAt, offerUntil, acceptedAt } = solution;
  const { remedy } = proposal;
  const amount = remedy.amount === undefined ? '' : formats.money(remedy.amount, remedy.currency);
  const steps = [
    t('case.solution.by', { name: proposedBy.name ?? '', date: formats.moment(proposedAt) }),
    ...approvals.map(({ by, at }) => t('case.solution.approved', { name: by.name ?? '', date: formats.moment(at) })),
    offeredAt && t('case.solution.offered', { date: formats.moment(offeredAt) }),
    offerUntil && !acceptedAt && t('case.solution.until', { date: formats.moment(offerUntil) }),
    acceptedAt && t('case.solution.accepted', { date: formats.moment(acceptedAt) }),
  ].filter(Boolean);
  return html`<section aria-labelledby="solution">
    <h3 id="solution">${t('case.solution')}</h3>
    <p>
      <span class="badge accent">${vocabulary.code('outcome', proposal.outcome)}</span>
      <span class="badge">${vocabulary.code('remedy', remedy.type)} ${amount}</span>
    </p>
    <p class="text" dir="auto">${proposal.plan}</p>
    <dl class="facts">
      ${
        proposal.cost === undefined
          ? nothing
          : html`<dt>${t('case.solution.cost')}</dt>
              <dd>${formats.money(proposal.cost, remedy.currency)}</dd>`
      }
      ${
        proposal.owner === undefined
          ? nothing
          : html`<dt>${t('case.solution.owner')}</dt>
              <dd dir="auto">${proposal.owner}</dd>`
      }
      ${
        proposal.dueAt === undefined
          ? nothing
          : html`<dt>${t('case.solution.due')}</dt>
              <dd>${formats.moment(proposal.dueAt)}</dd>`
      }
    </dl>
    <ul class="small muted plain tight">
      ${steps.map((step) => html`<li>${step}</li>`)}
    </ul>
  </section>`;
}

export function renderTasks({ tasks, solution }: Shown, { t, formats }: Words) {
  // Before the customer accepts, the proposal's tasks are a plan only.
  const planned = solution && !solution.acceptedAt ? (solution.proposal.tasks ?? []) : [];
  const all = [...tasks, ...planned.map((task) => ({ ...task, id: '', doneAt: undefined }))];
  if (!all.length) return nothing;
  return html`<section aria-labelledby="tasks">
    <h3 id="tasks">${t('case.tasks')}</h3>
    <ul class="plain">
      ${all.map(
        ({ title, owner, dueAt, doneAt }) =>
          html`<li class="split">
            <span
              ><span dir="auto">${title}</span>
              <span class="small muted" dir="auto"
                >${[owner, dueAt && formats.moment(dueAt)].filter(Boolean).join(' · ')}</span
              ></span
            >
            <span class="badge ${doneAt === undefined ? '' : 'success'}"
              >${doneAt === undefined ? t('case.task.open') : t('case.task.done')}</span
            >
          </li>`,
      )}
    </ul>
  </section>`;
}

/** Attempts to reach the customer, and how the customer rated the handling. */
export function renderFollowUp({ contacts, survey }: Shown, { t, vocabulary, formats }: Words): TemplateResult {
  const scores = survey
    ? [
        ...surveyDimensions.map((name) => [t(`dimension.${name}`), survey[name], 5] as const),
        [t('case.survey.nps'), survey.nps, 10] as const,
        [t('case.survey.ces'), survey.ces, 7] as const,
      ]
    : [];
  return html`${
    contacts.length
      ? html`<section aria-labelledby="contacts">
          <h3 id="contacts">${t('case.contacts')}</h3>
          <ul class="plain">
            ${contacts.map(
              ({ at, method, result, note }) =>
                html`<li>
                  ${vocabulary.code('method', method)}: ${vocabulary.code('result', result)}
                  <span class="small muted">${formats.moment(at)}</span>
                  ${note ? html`<p class="small text" dir="auto">${note}</p>` : nothing}
                </li>`,
            )}
          </ul>
        </section>`
      : nothing
  }
  ${
    survey
      ? html`<section aria-labelledby="survey">
          <h3 id="survey">${t('case.survey')}</h3>
          <dl class="facts">
            ${scores.map(([name, score, most]) =>
              score === undefined
                ? nothing
                : html`<dt>${name}</dt>
                    <dd>${t('case.survey.of', { score, most })}</dd>`,
            )}
          </dl>
          ${survey.comment ? html`<p class="text quote" dir="auto">${survey.comment}</p>` : nothing}
        </section>`
      : nothing
  }`;
}
