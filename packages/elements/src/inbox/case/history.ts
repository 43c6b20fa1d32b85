import type { CaseDetail, CaseRow } from '@redress/desk';
import type { StaffDesk } from '@redress/client';
import { html, nothing, type TemplateResult } from 'lit';
import { actorName, eventTitle, eventWords } from '../event-text.ts';
import { OpenCaseRequest } from '../inbox-events.ts';
import type { Words } from '../words.ts';
import { renderFiles } from './facts.ts';

type Shown = CaseDetail['case'];

/** What both sides wrote, oldest first. */
export function renderMessages(it: Shown, desk: StaffDesk, { t, formats }: Words): TemplateResult {
  if (!it.messages.length) return html`<p class="muted">${t('case.messages.none')}</p>`;
  return html`<ol class="plain messages">
    ${it.messages.map(
      ({ from, name, at, text, attachments }) =>
        html`<li class="message ${from}">
          <p class="small muted">
            ${name ?? (from === 'customer' ? t('case.messages.customer') : t('role.handler'))} · ${formats.moment(at)}
          </p>
          <p class="text" dir="auto">${text}</p>
          ${renderFiles(attachments, it.number, desk, t('case.attachments'))}
        </li>`,
    )}
  </ol>`;
}

export function renderNotes(it: Shown, desk: StaffDesk, { t, formats, vocabulary }: Words): TemplateResult {
  if (!it.notes.length) return html`<p class="muted">${t('case.notes.none')}</p>`;
  return html`<ol class="plain messages">
    ${it.notes.map(
      ({ at, by, text, attachments = [] }) =>
        html`<li class="message note">
          <p class="small muted">${by.name ?? vocabulary.code('role', by.role)} · ${formats.moment(at)}</p>
          <p class="text" dir="auto">${text}</p>
          ${renderFiles(attachments, it.number, desk, t('case.attachments'))}
        </li>`,
    )}
  </ol>`;
}

/** Every step, latest first. */
export function renderTimeline(events: CaseDetail['events'], words: Words): TemplateResult {
  const { formats } = words;
  return html`<ol class="plain timeline" reversed>
    ${[...events].reverse().map((event) => {
      const text = eventWords(event, words);
      return html`<li>
        <p>${eventTitle(event, words)}</p>
        <p class="small muted">${actorName(event, words)} · ${formats.moment(event.at)}</p>
        ${text ? html`<p class="small text quote" dir="auto">${text}</p>` : nothing}
      </li>`;
    })}
  </ol>`;
}

/** Other complaints of the same customer; a click opens one. */
export function renderRelated(related: readonly CaseRow[], host: EventTarget, { t, formats, vocabulary }: Words) {
  if (!related.length) return nothing;
  return html`<section aria-labelledby="related">
    <h3 id="related">${t('case.related')} (${formats.number(related.length)})</h3>
    <ul class="plain">
      ${related.map(
        ({ number, title, state, receivedAt }) =>
          html`<li>
            <button type="button" class="link" @click=${() => host.dispatchEvent(new OpenCaseRequest(number))}>
              <span dir="ltr">${number}</span> <span dir="auto">${title}</span>
            </button>
            <p class="small muted">${vocabulary.code('state', state)} · ${formats.dayOf(receivedAt)}</p>
          </li>`,
      )}
    </ul>
  </section>`;
}
