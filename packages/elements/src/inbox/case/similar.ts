import type { LinkKind } from '@redress/cases';
import type { CaseDetail, SimilarCase, SimilarReason } from '@redress/desk';
import { html, nothing, type TemplateResult } from 'lit';
import { OpenCaseRequest } from '../inbox-events.ts';
import type { Words } from '../words.ts';

/** What can be done with a suggestion; each opens its form with the number filled in. */
export interface Suggestions {
  readonly host: EventTarget;
  readonly merge: ((into: string) => void) | undefined;
  readonly link: ((to: string, as: LinkKind) => void) | undefined;
}

const link = (number: string, host: EventTarget, text: unknown = ''): TemplateResult =>
  html`<button type="button" class="link" @click=${() => host.dispatchEvent(new OpenCaseRequest(number))}>
    <span dir="ltr">${number}</span> ${text}
  </button>`;

const reasonText = (reason: SimilarReason, { t }: Words): string =>
  t(`similar.${reason.code}`, 'params' in reason ? reason.params : undefined);

/** Cases like the open one: why, and what they seem to be. */
export function renderSimilar(
  similar: readonly SimilarCase[] | undefined,
  { host, merge, link: mark }: Suggestions,
  words: Words,
): TemplateResult | typeof nothing {
  if (!similar) return nothing;
  const { t, formats, vocabulary } = words;
  return html`<section aria-labelledby="similar">
    <h3 id="similar">${t('similar.title')}</h3>
    ${similar.length ? nothing : html`<p class="small muted">${t('similar.none')}</p>`}
    <ul class="plain">
      ${similar.map(
        ({ row, reasons, suggests, score }) =>
          html`<li class="similar">
            <p>
              <span class="badge ${suggests === 'related' ? '' : 'warning'}">${t(`similar.suggests.${suggests}`)}</span>
              <span class="small muted">${formats.percent(score)}</span>
            </p>
            ${link(row.number, host, html`<span dir="auto">${row.title}</span>`)}
            <p class="small muted">
              ${vocabulary.code('state', row.state)} · ${formats.dayOf(row.receivedAt)} ·
              ${formats.list(reasons.map((reason) => reasonText(reason, words)))}
            </p>
            <div class="actions">
              ${
                merge && suggests === 'duplicate'
                  ? html`<button
                      type="button"
                      class="small"
                      @click=${() => {
                        merge(row.number);
                      }}
                    >
                      ${t('similar.merge')}
                    </button>`
                  : nothing
              }
              ${
                mark
                  ? html`<button
                      type="button"
                      class="small quiet"
                      @click=${() => {
                        mark(row.number, suggests === 'related' ? 'related' : 'repeat');
                      }}
                    >
                      ${t('similar.link')}
                    </button>`
                  : nothing
              }
            </div>
          </li>`,
      )}
    </ul>
  </section>`;
}

/** The cases that this one was said to belong to. */
export function renderLinks({ links = [] }: CaseDetail['case'], host: EventTarget, { t }: Words) {
  if (!links.length) return nothing;
  return html`<ul class="plain tight small">
    ${links.map(({ to, as }) => html`<li>${t(`links.${as}`)} ${link(to, host)}</li>`)}
  </ul>`;
}
