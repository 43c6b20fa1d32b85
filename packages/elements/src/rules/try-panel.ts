import type { Complaint, Decision } from '@redress/cases';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { renderReasons } from '../staff/reasons.ts';
import { severityTone } from '../staff/severity.ts';
import type { RulesWords } from './rules-words.ts';

/** What the panel shows: a complaint as text, and what became of it. */
export interface Trial {
  readonly complaint: string;
  readonly number: string;
  readonly decision?: Decision | undefined;
  readonly error?: unknown;
  readonly running?: boolean;
}

/** A complaint to start with, of a category that the text has. */
export function sampleComplaint(text: string): Complaint {
  const sample: Complaint = { channel: 'web', category: 'other', title: 'Example', description: '' };
  try {
    const policy = JSON.parse(text) as { categories?: { id?: unknown; children?: { id?: unknown }[] }[] };
    const first = policy.categories?.[0];
    const child = first?.children?.[0]?.id;
    return {
      ...sample,
      ...(typeof first?.id === 'string' && { category: first.id }),
      ...(typeof child === 'string' && { subcategory: child }),
    };
  } catch {
    // A text that is being typed need not be JSON yet.
    return sample;
  }
}

/** Try the text on one complaint. */
export function renderTry(
  trial: Trial,
  words: RulesWords,
  on: {
    readonly change: (part: Partial<Trial>) => void;
    readonly load: () => void;
    readonly run: () => void;
  },
  failure: (error: unknown) => string,
): TemplateResult {
  const { t } = words;
  return html`<p class="small muted">${t('try.lead')}</p>
    <form
      class="inline"
      @submit=${(event: Event) => {
        event.preventDefault();
        on.load();
      }}
    >
      <div class="field">
        <label for="number">${t('try.number')}</label>
        <input
          id="number"
          dir="ltr"
          autocomplete="off"
          .value=${live(trial.number)}
          @input=${(event: Event) => {
            on.change({ number: (event.target as HTMLInputElement).value });
          }}
        />
      </div>
      <button class="small">${t('try.load')}</button>
    </form>
    <div class="field">
      <label for="complaint">${t('try.complaint')}</label>
      <textarea
        id="complaint"
        class="mono"
        dir="ltr"
        spellcheck="false"
        rows="10"
        .value=${live(trial.complaint)}
        @input=${(event: Event) => {
          on.change({ complaint: (event.target as HTMLTextAreaElement).value });
        }}
      ></textarea>
    </div>
    <div>
      <button type="button" class="small primary" ?disabled=${trial.running} @click=${on.run}>${t('try.run')}</button>
    </div>
    <div aria-live="polite">
      ${trial.error === undefined ? nothing : html`<p class="notice danger">${failure(trial.error)}</p>`}
      ${trial.decision ? renderDecision(trial.decision, words) : nothing}
    </div>`;
}

function renderDecision(decision: Decision, words: RulesWords): TemplateResult {
  const { t, formats, vocabulary } = words;
  return html`<div class="decision">
    <dl class="facts">
      <dt>${t('try.severity')}</dt>
      <dd>
        <span class="badge ${severityTone(decision.severity)}">${vocabulary.code('severity', decision.severity)}</span>
      </dd>
      <dt>${t('try.department')}</dt>
      <dd>${vocabulary.department(decision.department)}</dd>
      <dt>${t('try.deadlines')}</dt>
      <dd>
        ${decision.deadlines.map(
          ({ clock, due, within }) =>
            html`<p>
              ${t('try.deadline', { clock: vocabulary.clock(clock), date: formats.moment(due) })}
              <span class="muted small">(${vocabulary.within(within)})</span>
            </p>`,
        )}
      </dd>
    </dl>
    <h4>${t('try.why')}</h4>
    ${renderReasons(decision, { t })}
  </div>`;
}
