import type { Command, Issue } from '@redress/cases';
import type { StaffDesk } from '@redress/client';
import type { BulkResult } from '@redress/desk';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { RedressElement } from '../base/redress-element.ts';
import { caseworkMessages } from '../locales/casework/catalogue.ts';
import { inboxMessages } from '../locales/inbox/catalogue.ts';
import { shared } from '../locales/shared/catalogue.ts';
import { button } from '../theme/button.ts';
import { field } from '../theme/field.ts';
import { notice } from '../theme/notice.ts';
import { tokens } from '../theme/tokens.ts';
import { assignFields, noteFields, type ActionContext, type ActionField } from './actions/action-fields.ts';
import { buildCommand, noValues, textOf, type ActionValues } from './actions/build-command.ts';
import { renderField } from './actions/field-controls.ts';
import { bulkBarStyles } from './bulk-bar.styles.ts';
import type { CaseListModel } from './case-list-model.ts';
import { refusalText } from './refusal-text.ts';
import { mostSelected, type Selection } from './selection.ts';
import type { WorkKey, Words } from './words.ts';

const offered = ['assign', 'acknowledge', 'investigate', 'add-note'] as const;
type Offered = (typeof offered)[number];
type Refused = Extract<BulkResult, { error: unknown }>;

/**
 * What can be done with the cases that are ticked in the list, and what became of each. Internal to the inbox.
 */
export class BulkBar extends RedressElement<WorkKey | 'cancel'> {
  static override styles = [tokens, button, field, notice, bulkBarStyles];
  static override catalogues = [inboxMessages, caseworkMessages, shared];
  static override properties: PropertyDeclarations = {
    desk: { attribute: false },
    selection: { attribute: false },
    model: { attribute: false },
    words: { attribute: false },
    staffList: { attribute: false },
    size: { type: Number },
    action: { state: true },
    values: { state: true },
    issues: { state: true },
    running: { state: true },
    done: { state: true },
    failure: { state: true },
  };

  declare desk: StaffDesk | undefined;
  declare selection: Selection | undefined;
  declare model: CaseListModel | undefined;
  declare words: Words | undefined;
  declare staffList: ActionContext['staff'];
  /** How many are ticked. */
  declare size: number;
  declare private action: Offered | undefined;
  declare private values: ActionValues;
  declare private issues: readonly Issue[];
  declare private running: boolean;
  declare private done: readonly BulkResult[] | undefined;
  declare private failure: unknown;

  constructor() {
    super();
    this.staffList = [];
    this.size = 0;
    this.values = noValues;
    this.issues = [];
    this.running = false;
  }

  /** Opens the form to assign them. */
  async assign(): Promise<void> {
    this.#choose('assign');
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('select')?.focus();
  }

  #choose(action: Offered): void {
    this.done = undefined;
    this.failure = undefined;
    this.issues = [];
    this.values = noValues;
    this.action = this.action === action ? undefined : action;
  }

  #fields(action: Offered): readonly ActionField[] {
    const { words, staffList } = this;
    if (!words) return [];
    if (action === 'assign') {
      return assignFields({ departments: words.vocabulary.departments, staff: staffList }, this.values.texts);
    }
    return action === 'add-note' ? noteFields : [];
  }

  async #submit(event: SubmitEvent, action: Offered): Promise<void> {
    event.preventDefault();
    const { desk, selection, model } = this;
    if (!desk || !selection || !model || this.running) return;
    const built = buildCommand(action, this.#fields(action), this.values);
    this.issues = 'issues' in built ? built.issues : [];
    if ('issues' in built) return;
    await this.#run(built.command, desk, selection, model);
  }

  async #run(command: Command, desk: StaffDesk, selection: Selection, model: CaseListModel): Promise<void> {
    this.running = true;
    this.failure = undefined;
    try {
      const { results } = await desk.bulk(command, selection.cases(model.rows));
      this.done = results;
      this.action = undefined;
      // What was refused stays ticked, to be looked at.
      selection.retain(this.#refused(results).map(({ number }) => number));
      await model.refresh();
    } catch (error) {
      this.failure = error;
    } finally {
      this.running = false;
    }
  }

  #refused(results: readonly BulkResult[] = []): Refused[] {
    return results.filter((each) => 'error' in each);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { action, size, words } = this;
    if ((!size && !this.done) || !words) return nothing;
    return html`<div class="bulk" role="group" aria-label=${this.t('bulk.label')}>
      ${size ? this.#choices() : nothing} ${action ? this.#form(action) : nothing}
      <div role="status">${this.#outcome(words)}</div>
    </div>`;
  }

  #choices(): TemplateResult {
    return html`<div class="line">
      <strong class="small">${this.t('select.count', { count: this.size })}</strong>
      ${offered.map(
        (type) =>
          html`<button
            type="button"
            class="small"
            aria-expanded=${String(this.action === type)}
            @click=${() => {
              this.#choose(type);
            }}
          >
            ${this.t(`command.${type}`)}
          </button>`,
      )}
      <button type="button" class="quiet small" @click=${() => this.selection?.retain([])}>
        ${this.t('select.none')}
      </button>
      ${
        this.size >= mostSelected
          ? html`<span class="small muted">${this.t('select.most', { count: mostSelected })}</span>`
          : nothing
      }
    </div>`;
  }

  #form(action: Offered): TemplateResult {
    return html`<form
      aria-label=${this.t(`command.${action}`)}
      novalidate
      @submit=${(event: SubmitEvent) => void this.#submit(event, action)}
    >
      ${this.#fields(action).map((each, index) =>
        renderField(each, {
          id: `b${index}`,
          value: textOf(each, this.values),
          values: this.values,
          issue: this.issues.find(({ path }) => path === each.path),
          change: (update) => {
            this.values = update(this.values);
          },
          t: (key, params) => this.t(key, params),
          plain: false,
          blank: each.path === '/handler' ? this.t('actions.nobody') : this.t('actions.choose'),
        }),
      )}
      <div class="line">
        <button class="primary small" aria-disabled=${String(this.running)}>
          ${this.t(this.running ? 'bulk.running' : 'bulk.run')}
        </button>
        <button
          type="button"
          class="quiet small"
          @click=${() => {
            this.#choose(action);
          }}
        >
          ${this.t('cancel')}
        </button>
      </div>
    </form>`;
  }

  #outcome(words: Words): TemplateResult | typeof nothing {
    const { done, failure } = this;
    if (failure !== undefined) return html`<p class="notice danger small">${this.errorText(failure)}</p>`;
    if (!done) return nothing;
    const refused = this.#refused(done);
    return html`<div class="notice small ${refused.length ? 'warning' : 'success'}">
      <p>${this.t('bulk.done', { done: done.length - refused.length, refused: refused.length })}</p>
      ${
        refused.length
          ? html`<ul>
              ${refused.map(
                ({ number, error }) =>
                  html`<li>
                    <span dir="ltr">${number}</span>: ${refusalText(error, words, (it) => this.errorText(it))}
                  </li>`,
              )}
            </ul>`
          : nothing
      }
      <div>
        <button
          type="button"
          class="quiet small"
          @click=${() => {
            this.done = undefined;
          }}
        >
          ${this.t('case.updated.seen')}
        </button>
      </div>
    </div>`;
  }
}
