import type { Complaint } from '@redress/cases';
import type { StaffDesk } from '@redress/client';
import type { FormInfo, Staff } from '@redress/desk';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { ComplaintPolicyPublishedEvent } from '../events/complaint-policy-published.ts';
import { rulesMessages, type RulesKey } from '../locales/rules/catalogue.ts';
import { shared } from '../locales/shared/catalogue.ts';
import { spanMessages } from '../locales/spans/catalogue.ts';
import { staffMessages } from '../locales/staff/catalogue.ts';
import { Formats } from '../staff/formats.ts';
import { reasons } from '../staff/reasons.styles.ts';
import { signIn } from '../staff/sign-in.styles.ts';
import { SignedInElement, type CommonKey } from '../staff/signed-in-element.ts';
import { Vocabulary } from '../staff/vocabulary.ts';
import { badge } from '../theme/badge.ts';
import { button } from '../theme/button.ts';
import { dialog } from '../theme/dialog.ts';
import { field } from '../theme/field.ts';
import { notice } from '../theme/notice.ts';
import { table } from '../theme/table.ts';
import { tokens } from '../theme/tokens.ts';
import { renderBacktest } from './backtest-panel.ts';
import { BacktestRun } from './backtest-run.ts';
import { complaintRulesStyles } from './complaint-rules.styles.ts';
import { PolicyEdit } from './policy-edit.ts';
import type { Problem } from './problem.ts';
import { renderProblems } from './problems-panel.ts';
import { renderPublish, type PublishState } from './publish-dialog.ts';
import type { RulesEditor } from './rules-editor.ts';
import { problemText, type RulesWords } from './rules-words.ts';
import { tabList, type Tab } from './tabs.ts';
import type { EditorMark } from './text-editor.ts';
import { renderTry, sampleComplaint, type Trial } from './try-panel.ts';
import { renderVersions } from './versions-panel.ts';

/**
 * The policy as its admins work on it: an editor that is checked while they type, a place to try it on one complaint,
 * what the change would have done to past complaints, publishing with the version it replaces, and all versions.
 *
 * @element complaint-rules
 * @attr {string} api - Base address of a server's API; without it, the nearest provider's desk or the page's own.
 * @fires {ComplaintPolicyPublishedEvent} complaint-policy-published - A version is in force.
 * @csspart base - Everything inside the element.
 * @csspart sign-in - The form to sign in with.
 * @cssprop --redress-rules-height - Height of the whole; the window's by default.
 */
export class ComplaintRules extends SignedInElement<RulesKey | CommonKey> {
  static override styles = [tokens, button, field, badge, notice, table, dialog, signIn, reasons, complaintRulesStyles];
  static override catalogues = [rulesMessages, staffMessages, spanMessages, shared];
  static override properties: PropertyDeclarations = {
    form: { state: true },
    tab: { state: true },
    trial: { state: true },
    publishing: { state: true },
    failed: { state: true },
    said: { state: true },
  };

  declare private form: FormInfo | undefined;
  declare private tab: Tab;
  declare private trial: Trial;
  declare private publishing: PublishState;
  declare private failed: unknown;
  declare private said: string;

  #edit: PolicyEdit | undefined;
  #run: BacktestRun | undefined;
  #marks:
    | { readonly problems: readonly Problem[]; readonly language: string; readonly marks: readonly EditorMark[] }
    | undefined;

  constructor() {
    super();
    this.tab = 'problems';
    this.trial = { complaint: '', number: '' };
    this.publishing = { note: '' };
    this.said = '';
  }

  protected override signedIn(desk: StaffDesk): void {
    const changed = (): void => {
      this.requestUpdate();
    };
    this.#edit = new PolicyEdit(desk, sessionStorage);
    this.#edit.addEventListener('change', changed);
    this.#run = new BacktestRun(desk);
    this.#run.addEventListener('change', changed);
    void this.#load(desk, this.#edit);
  }

  protected override signedOut(): void {
    this.#edit?.close();
    this.#run?.cancel();
    this.#edit = undefined;
    this.#run = undefined;
  }

  async #load(desk: StaffDesk, edit: PolicyEdit): Promise<void> {
    this.failed = undefined;
    try {
      const [form] = await Promise.all([desk.form(), edit.load()]);
      this.form = form;
      this.trial = { ...this.trial, complaint: JSON.stringify(sampleComplaint(edit.text), null, 2) };
    } catch (error) {
      this.failed = error;
    }
  }

  #words(): RulesWords {
    return {
      t: (key, params) => this.t(key, params),
      has: (key) => this.locale.has(key),
      formats: new Formats(this.locale.tag),
      vocabulary: new Vocabulary(this.form, this.locale),
    };
  }

  readonly #failureText = (error: unknown): string => {
    const { code, issues } = error as {
      code?: unknown;
      issues?: readonly { readonly code: string; readonly path: string }[];
    };
    if (code === 'invalid-json') return this.t('try.invalid-json');
    const [first] = issues ?? [];
    if (!first) return this.failure(error);
    return `${first.path || '/'}: ${problemText({ ...first, params: {}, blocks: true } as Problem, this.#words())}`;
  };

  protected override renderSignedIn(desk: StaffDesk, staff: Staff): TemplateResult {
    const edit = this.#edit;
    const run = this.#run;
    if (this.failed !== undefined && edit) {
      return html`<div class="starting notice danger" role="alert">
        <p>${this.failure(this.failed)}</p>
        <div>
          <button type="button" class="small" @click=${() => void this.#load(desk, edit)}>${this.t('retry')}</button>
        </div>
      </div>`;
    }
    if (!edit?.published || !run) return html`<p class="starting muted" role="status">${this.t('loading')}</p>`;
    const words = this.#words();
    const mayPublish = staff.roles.includes('admin');
    return html`<div class="rules">
      ${this.#bar(edit, mayPublish)}
      <div class="panes">
        <complaint-rules-editor
          .text=${edit.text}
          .marks=${this.#marksOf(edit.problems, words)}
          .readOnly=${!mayPublish}
          .strings=${this.strings}
          @text-change=${(event: Event) => {
            edit.edit((event as Event & { text: string }).text);
          }}
        ></complaint-rules-editor>
        <section class="tools" aria-label=${this.t('rules.tabs')}>
          ${tabList(this.tab, words, edit, (tab) => (this.tab = tab))}
          <div class="panel" role="tabpanel" id="panel" aria-labelledby="tab-${this.tab}" tabindex="0">
            ${this.#panel(desk, edit, run, words)}
          </div>
        </section>
      </div>
      ${this.#publishDialog(edit, run, words)}
    </div>`;
  }

  #bar(edit: PolicyEdit, mayPublish: boolean): TemplateResult {
    const version = edit.published?.version ?? 0;
    return html`<header class="bar">
      <h2>${this.t('rules.title')}</h2>
      <span class="muted small">${this.t('rules.version', { version })}</span>
      ${edit.changed ? html`<span class="badge warning">${this.t('rules.unsaved')}</span>` : nothing}
      <span class="grow"></span>
      ${
        mayPublish
          ? html`<button
                type="button"
                class="quiet small"
                ?disabled=${!edit.changed}
                @click=${() => {
                  if (confirm(this.t('rules.discard.confirm', { version }))) edit.discard();
                }}
              >
                ${this.t('rules.discard')}
              </button>
              <button
                type="button"
                class="primary small"
                aria-haspopup="dialog"
                ?disabled=${!edit.changed}
                @click=${() => {
                  this.#openPublish();
                }}
              >
                ${this.t('publish.open')}
              </button>`
          : html`<span class="muted small">${this.t('rules.read-only')}</span>`
      }
      <p class="said small" role="status">
        ${this.said || (edit.restored ? this.t('rules.draft-found') : nothing)}
        ${edit.error === undefined ? nothing : html`<span class="error">${this.failure(edit.error)}</span>`}
      </p>
    </header>`;
  }

  #marksOf(problems: readonly Problem[], words: RulesWords): readonly EditorMark[] {
    const { language } = this.locale;
    // The same array as long as it says the same: the editor redraws its marks for another one.
    if (this.#marks?.problems !== problems || this.#marks.language !== language) {
      const marks = problems.map((problem) => ({
        place: problem.place,
        level: problem.level,
        text: problemText(problem, words),
      }));
      this.#marks = { problems, language, marks };
    }
    return this.#marks.marks;
  }

  #panel(desk: StaffDesk, edit: PolicyEdit, run: BacktestRun, words: RulesWords): TemplateResult {
    switch (this.tab) {
      case 'problems':
        return renderProblems(edit, words, {
          go: ({ place }) => this.renderRoot.querySelector<RulesEditor>('complaint-rules-editor')?.reveal(place),
          witness: ({ witness }) => {
            if (witness) void this.#tryWitness(desk, witness.complaint);
          },
        });
      case 'try':
        return renderTry(
          this.trial,
          words,
          {
            change: (part) => {
              this.trial = { ...this.trial, ...part };
            },
            load: () => void this.#takeComplaint(desk),
            run: () => void this.#decide(desk),
          },
          this.#failureText,
        );
      case 'backtest':
        return renderBacktest(
          run,
          edit.text,
          words,
          {
            start: () => void run.start(edit.text),
            cancel: () => {
              run.cancel();
            },
          },
          this.#failureText,
        );
      case 'versions':
        return renderVersions(edit, words, (version) => void this.#restore(edit, version));
    }
  }

  async #restore(edit: PolicyEdit, version: number): Promise<void> {
    try {
      await edit.restore(version);
    } catch (error) {
      this.said = this.failure(error);
    }
  }

  async #tryWitness(desk: StaffDesk, complaint: Complaint): Promise<void> {
    this.tab = 'try';
    this.trial = { ...this.trial, complaint: JSON.stringify(complaint, null, 2) };
    await this.#decide(desk);
  }

  async #takeComplaint(desk: StaffDesk): Promise<void> {
    const number = this.trial.number.trim();
    if (!number) return;
    try {
      const { case: it } = await desk.case(number);
      this.trial = { ...this.trial, complaint: JSON.stringify(it.complaint, null, 2), error: undefined };
    } catch (error) {
      this.trial = { ...this.trial, error };
    }
  }

  async #decide(desk: StaffDesk): Promise<void> {
    const { text } = this.#edit ?? { text: '' };
    const { complaint } = this.trial;
    this.trial = { ...this.trial, running: true, error: undefined };
    try {
      const decision = await desk.previewDecision(text, parseJson(complaint) as Complaint);
      this.trial = { ...this.trial, decision, running: false };
    } catch (error) {
      this.trial = { ...this.trial, decision: undefined, error, running: false };
    }
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  #openPublish(): void {
    this.publishing = { note: this.publishing.note };
    this.said = '';
    this.#dialog?.showModal();
  }

  #publishDialog(edit: PolicyEdit, run: BacktestRun, words: RulesWords): TemplateResult {
    return renderPublish(
      this.publishing,
      { faults: edit.faults, tried: run.report !== undefined && run.text === edit.text },
      words,
      {
        note: (note) => {
          this.publishing = { ...this.publishing, note };
        },
        publish: (over) => void this.#publish(edit, over),
        take: (version) => {
          void this.#restore(edit, version);
          this.#dialog?.close();
        },
      },
      this.#failureText,
    );
  }

  async #publish(edit: PolicyEdit, over?: number): Promise<void> {
    const { note } = this.publishing;
    this.publishing = { note, running: true };
    const outcome = await edit.publish(note, over);
    switch (outcome.kind) {
      case 'done':
        this.publishing = { note: '' };
        this.#dialog?.close();
        this.said = this.t('publish.done', { version: outcome.version });
        this.emit(new ComplaintPolicyPublishedEvent(outcome.version));
        return;
      case 'conflict':
        this.publishing = { note, conflict: outcome.version };
        return;
      case 'failed':
        this.publishing = { note, error: outcome.error };
    }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw Object.assign(new Error('invalid-json', { cause }), { code: 'invalid-json' });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'complaint-rules': ComplaintRules;
  }
}
