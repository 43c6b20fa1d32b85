import type { Channel } from '@redress/cases';
import type { CustomerDesk } from '@redress/client';
import type { Reason } from '@redress/client/drafts';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { CustomerElement } from '../base/customer-element.ts';
import { idle } from '../base/idle.ts';
import type { DeskSource } from '../base/desk-source.ts';
import { untilLoaded } from '../base/until-loaded.ts';
import { formMessages, type FormKey } from '../locales/form/catalogue.ts';
import { choice } from '../theme/choice.ts';
import { plainButton } from '../theme/plain-button.ts';
import { plainField } from '../theme/plain-field.ts';
import { tokens } from '../theme/tokens.ts';
import { formStyles } from './complaint-form.styles.ts';
import type { policyQuestions } from './policy-questions.ts';
import { isDraftKnown } from './known-draft.ts';
import { quickInfo, type AskedInfo } from './quick-info.ts';
import { answerOf, fill, idOf } from './controls.ts';
import { painted } from './painted.ts';
import type { DialogPart } from './dialog-part.ts';
import type { Later } from './later.ts';
import type { Answers, Question, Sections } from './question.ts';
import { allQuestions, optionalQuestions, sectionsOf } from './questions.ts';
import { renderForm, type FormActions } from './view.ts';
import type { Waiting } from './waiting.ts';

const words = (list: string): string[] => list.split(/\s+/).filter(Boolean);

/**
 * Takes a complaint: what is typed is kept on the device at once, and sent when there is a connection.
 *
 * @element complaint-form
 * @attr {string} draft-key - Forms of different kinds on one site keep their drafts apart by it; `complaint`.
 * @attr {string} tracker-href - Address of the page with `<complaint-tracker>`; the receipt is added as its fragment.
 * @fires {ComplaintDraftSavedEvent} complaint-draft-saved - What was typed is saved on the device.
 * @fires {ComplaintSubmitEvent} complaint-submit - About to be sent; cancelable.
 * @fires {ComplaintSubmittedEvent} complaint-submitted - The desk has it; carries number and receipt.
 * @fires {ComplaintCloseEvent} complaint-close - The dialog was closed.
 * @slot intro - Below the heading.
 * @slot consent - Beside the consent of the policy.
 * @csspart form - The form.
 * @csspart section - A group of questions.
 * @csspart field - A question.
 * @csspart control - What is filled in.
 * @csspart submit - The button that sends.
 * @csspart drop - Where files are added.
 * @csspart file - A file.
 * @csspart receipt - All that is shown once the desk has the complaint.
 * @csspart number - The case's number.
 * @csspart secret - The receipt itself.
 * @csspart launcher - The button that opens the dialog.
 * @csspart dialog - The dialog.
 * @cssprop --redress-padding - Space inside the element; 0.
 */
export class ComplaintForm extends CustomerElement<FormKey> {
  static formAssociated = true;
  static override properties: PropertyDeclarations = {
    layout: {},
    channel: {},
    ask: {},
    currency: {},
    heading: {},
    name: {},
    onBehalf: { attribute: 'on-behalf' },
    draftKey: { attribute: 'draft-key' },
    trackerHref: { attribute: 'tracker-href' },
    info: { state: true },
    answers: { state: true },
    launcher: { type: Boolean },
    dialog: { type: Boolean },
    step: { state: true },
    over: { state: true },
    whole: { state: true },
  };
  static override styles = [tokens, plainButton, plainField, choice, formStyles];
  static override catalogues = [formMessages];
  /** @internal The policy's own questions, where a script brings them with the form; else they come later. */
  static own: typeof policyQuestions | undefined;

  /** `page` (all at once) or `steps`. */
  declare layout: 'page' | 'steps';
  /** How the complaint reached the company; `web`. With `on-behalf` it can be chosen. */
  declare channel: Channel;
  /** Optional questions to ask, by name: all of `occurredAt product orderRef amount location desiredRemedy` but the place. */
  declare ask: string;
  /** ISO 4217 codes that amounts may be in, the first is chosen; `USD EUR GBP CNY JPY`. */
  declare currency: string;
  /** Instead of "Make a complaint". */
  declare heading: string | undefined;
  /** Name of the form's value in a `<form>` around it. */
  declare name: string | undefined;
  /** Staff fill it in for a customer; its value is the staff member's id. */
  declare onBehalf: string | undefined;
  declare draftKey: string;
  declare trackerHref: string | undefined;
  /** Shows only a button, which opens the form as a dialog. */
  declare launcher: boolean;
  /** Shows nothing until `show()` opens the form as a dialog. */
  declare dialog: boolean;

  /** @internal What the desk's policy asks; the form can be begun without it. */
  declare info: AskedInfo | undefined;
  /** @internal */
  declare answers: Answers;
  /** @internal */
  declare step: number;
  declare private over: boolean;
  /** The sections below the first are shown as well. */
  declare private whole: boolean;

  /** @internal */
  sections: Sections = { what: [], details: [], files: [], contact: [] };
  #internals: ElementInternals | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #begun = false;
  #dialog: DialogPart | undefined;
  #own = (this.constructor as typeof ComplaintForm).own;
  #later: Later | undefined;
  #waiting: Waiting | undefined;
  #opening: Promise<Later> | undefined;
  #preparing: Promise<void> | undefined;

  constructor() {
    super();
    this.layout = 'page';
    this.channel = 'web';
    this.ask = optionalQuestions.filter((name) => name !== 'location').join(' ');
    this.currency = 'USD EUR GBP CNY JPY';
    this.draftKey = 'complaint';
    this.answers = {};
    this.step = 0;
    this.whole = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('online', this.#reconnect);
    if (this.info) void this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('online', this.#reconnect);
    clearTimeout(this.#timer);
    this.#later?.close();
    if (this.#later) this.#later = this.#opening = undefined;
  }

  /** Opens the form as a dialog. */
  async show(): Promise<void> {
    this.dialog ||= !this.launcher;
    const { DialogPart } = await import('./dialog-part.ts');
    this.#dialog ??= new DialogPart(this);
    await this.#dialog.show();
  }

  /** Closes the dialog; what was typed is kept. */
  close(): void {
    this.#dialog?.close();
  }

  /** Goes to the first question, or to the button that opens the form. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('select, button')?.focus(options);
  }

  /** The browser resets the form around the element: the draft is discarded. */
  formResetCallback(): void {
    void this.#later?.draft?.discard();
  }

  /** @internal */
  connectedDesk(): CustomerDesk | undefined {
    return this.desk;
  }

  /** @internal */
  take(answers: Answers, refusal: Reason | undefined): void {
    this.answers = answers;
    this.step = 0;
    this.#later?.faults.take(refusal);
  }

  /** @internal */
  focusOn(selector: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }

  protected override async connect(source: DeskSource): Promise<CustomerDesk> {
    const { client, api } = source;
    let renewed: (() => Promise<unknown>) | undefined;
    if (!client && api !== undefined) {
      const { now, fresh } = quickInfo(api);
      // What is there already is in the first look; what is new in it comes to that.
      this.info = now ?? (await fresh()) ?? this.info;
      if (now) renewed = async () => (this.info = (await fresh()) ?? this.info);
    }
    // The form can be used now; what writes to the desk waits until somebody does, and takes no memory until then.
    if (this.info) {
      await idle();
      const { Waiting } = await import('./waiting.ts');
      this.#waiting = new Waiting(this, this.#opening, renewed?.());
      await this.#waiting.over;
    }
    return super.connect(source);
  }

  protected override async deskReady(desk: CustomerDesk): Promise<void> {
    this.info ??= await desk.form();
    await idle();
    (await this.#open()).sending.connected();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (changed.has('deskError') && this.deskError) this.#timer = setTimeout(this.#reconnect, 10_000);
    const setting = {
      info: this.info,
      own: this.#own,
      ask: words(this.ask),
      currencies: words(this.currency),
      channel: this.#later?.channel(),
      isOnBehalf: this.onBehalf !== undefined,
      tag: this.locale.tag,
      t: (key: FormKey) => this.t(key),
    };
    this.sections = sectionsOf(this.answers, setting, this.whole);
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('info')) {
      if (this.info?.fields.length) this.#preparing = this.#prepare(this.info);
      this.#later?.keep();
    }
    this.#fill();
    this.#later?.updated();
    if (this.#later && (this.closest('form') ?? this.hasAttribute('form')))
      this.#later.faults.report((this.#internals ??= this.attachInternals()));
    if (!this.#begun) void this.#begin();
  }

  /** Puts options into what is chosen from. */
  #fill(): void {
    for (const question of allQuestions(this.sections)) {
      if (question.kind !== 'select') continue;
      const select = this.shadowRoot?.getElementById(idOf(question.name));
      if (select) fill(select as HTMLSelectElement, question, this.answers[question.name], this.t('choose'));
    }
  }

  /** The question that a control is of. */
  #asked({ name }: { readonly name: string }): Question | undefined {
    return allQuestions(this.sections).find((question) => question.name === name);
  }

  /** The first section is sooner there than all of them. */
  async #begin(): Promise<void> {
    this.#begun = true;
    if (isDraftKnown(this.draftKey)) {
      // What was begun comes back as it was left, and nothing moves when the draft is read.
      const base = this.renderRoot as HTMLElement;
      base.hidden = true;
      const late = new Promise((resolve) => setTimeout(resolve, 2_000));
      await Promise.race([Promise.allSettled([this.#open(), this.#preparing]), late]);
      base.hidden = false;
    }
    await painted();
    this.whole = true;
  }

  readonly #reconnect = (): void => {
    if (this.deskError) this.retryDesk();
  };

  /** Loads what comes after the first look, once the form can be used or as soon as somebody begins. */
  #open(): Promise<Later> {
    this.#waiting?.come();
    this.#opening ??= (async () => {
      const { Later } = await untilLoaded(() => import('./later.ts'));
      const later = new Later(this);
      // Gone meanwhile, it keeps what was typed and goes too.
      if (this.isConnected) this.#later = later;
      else this.#opening = undefined;
      await later.open();
      return later;
    })();
    return this.#opening;
  }

  /** What a category brings with it should be there before somebody chooses one. */
  async #prepare(info: AskedInfo): Promise<void> {
    // Where the questions are there already, what is left can wait for the first look.
    if (this.#own) await painted();
    const { policyQuestions, prepare } = await untilLoaded(() => import('./late-questions.ts'));
    this.#own ??= policyQuestions;
    await prepare(info, this);
  }

  readonly #changed = (event: Event): void => {
    const target = event.target as HTMLInputElement;
    const question = this.#asked(target);
    if (!question) return;
    this.answers = { ...this.answers, [question.name]: answerOf(target, this.answers[question.name], question) };
    if (this.#later?.draft) this.#later.draft.set(this.answers);
    else void this.#open();
    this.#later?.faults.recheck(question, event.type === 'input');
  };

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    await (await this.#open()).goOn();
  };

  /** @internal */
  go(step: number): void {
    this.step = step;
    this.focusOn('h3');
  }

  readonly #addFiles = async (files: Iterable<File>): Promise<void> => {
    // A picker's list empties with its input.
    const all = [...files];
    const later = await this.#open();
    await later.files?.add(all);
  };

  readonly #transfer = (event: Event): void => {
    const { clipboardData, dataTransfer } = event as ClipboardEvent & DragEvent;
    const data = clipboardData ?? dataTransfer;
    this.over = event.type === 'dragover' && !!data?.types.includes('Files');
    if (this.over || data?.files.length) event.preventDefault();
    if (data?.files.length) void this.#addFiles(data.files);
  };

  readonly #actions: FormActions = {
    change: this.#changed,
    submit: (event) => void this.#submit(event),
    transfer: this.#transfer,
    pick: (files) => void this.#addFiles(files),
    back: () => {
      this.go(this.step - 1);
    },
  };

  override render(): TemplateResult {
    if (!this.launcher && !this.dialog) return this.#content();
    return html`${
      this.launcher
        ? html`<button class="primary" part="launcher" aria-haspopup="dialog" @click=${() => void this.show()}>
            ${this.t('heading')}
          </button>`
        : nothing
    }
    ${this.#dialog?.render(() => this.#content(), this.t('close'))}`;
  }

  #content(): TemplateResult {
    const { info, answers, sections, over, heading, whole } = this;
    const later = this.#later;
    if (later?.sending.current) return later.sending.render();
    return renderForm(
      {
        step: this.layout === 'steps' ? this.step : undefined,
        waiting: this.deskError !== undefined,
        later,
        limits: (later?.files ?? this.#waiting)?.limits(),
        t: (key, params) => this.t(key, params),
        ...{ info, answers, sections, over, heading, whole },
      },
      this.#actions,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'complaint-form': ComplaintForm;
  }
}
