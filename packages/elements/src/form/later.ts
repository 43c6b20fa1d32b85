import { nothing } from 'lit';
import { adopt } from '../theme/adopt.ts';
import { buttonKinds } from '../theme/button-kinds.ts';
import { files } from '../theme/files.ts';
import { notice } from '../theme/notice.ts';
import { complaintOf } from './complaint-of.ts';
import { DraftPart } from './draft-part.ts';
import { FaultsPart } from './faults-part.ts';
import { FilesPart } from './files-part.ts';
import { HintsPart } from './hints-part.ts';
import { keepInfo } from './keep-info.ts';
import { laterCatalogues } from './later-words.ts';
import { laterStyles } from './later.styles.ts';
import type { LaterForm } from './later-form.ts';
import { sectionIds, type Question, type SectionId } from './question.ts';
import { allQuestions, asked } from './questions.ts';
import { SendingPart } from './sending-part.ts';

const channels = ['phone', 'email', 'chat', 'social', 'on-site', 'letter', 'web', 'other'];

/** What the form needs once somebody writes: the draft, faults, files, the way to the desk, the receipt. */
export class Later {
  readonly faults: FaultsPart;
  readonly sending: SendingPart;
  readonly hints: HintsPart;
  draft: DraftPart | undefined;
  files: FilesPart | undefined;
  readonly #form: LaterForm;
  /** The form has gone from its page. */
  #closed: boolean;

  constructor(form: LaterForm) {
    this.#form = form;
    this.#closed = !form.isConnected;
    this.faults = new FaultsPart(form);
    this.sending = new SendingPart(form);
    this.hints = new HintsPart(form);
  }

  /** Gets everything ready that must not depend on the network any more. */
  async open(): Promise<void> {
    const form = this.#form;
    adopt(form, buttonKinds, notice, files, laterStyles);
    const [draft] = await Promise.all([
      DraftPart.open(form),
      ...laterCatalogues.map((catalogue) => form.locale.add(catalogue)),
    ]);
    // By now what was typed is kept; another form may have it.
    if (this.#closed) return draft.close();
    form.addEventListener('click', this.#labelled);
    this.draft = draft;
    this.files = new FilesPart(form, draft.draft);
    draft.draft.addEventListener('change', this.#written);
    await Promise.all([this.sending.resume(draft.draft), this.hints.load()]);
    this.keep();
    this.#written();
    form.requestUpdate();
  }

  /** Staff who take a call ask about somebody else. */
  contactHeading(): string | undefined {
    return this.#form.onBehalf === undefined ? undefined : this.#form.locale.t('contact.onBehalf');
  }

  /** Staff who take a call are asked how it reached them. */
  channel(): Question | undefined {
    const { onBehalf, channel, locale } = this.#form;
    if (onBehalf === undefined) return undefined;
    const options = channels.map((id) => [id, locale.t(`channel.${id}`)] as const);
    return { name: 'channel', kind: 'select', label: locale.t('channel'), preset: channel, options };
  }

  /** Keeps what is asked, for a later visit that has no connection. */
  keep(): void {
    const { api, info } = this.#form;
    if (api !== undefined && info) keepInfo(api, info);
  }

  /** The form shows something new. */
  updated(): void {
    const button = this.#form.renderRoot.querySelector('[part=submit]');
    if (button) button.ariaDisabled = this.sending.busy ? 'true' : null;
  }

  /** What stands below the questions of a section. */
  below(id: SectionId): unknown {
    return id === 'what' ? this.hints.render() : id === 'contact' ? this.sending.trap() : nothing;
  }

  readonly #written = (): void => {
    if (this.draft?.draft.content === undefined) return;
    this.sending.prepare();
    void this.hints.look();
  };

  /** A label of the page's own was pressed: the browser presses what it labels. */
  readonly #labelled = (event: Event): void => {
    if (event.composedPath()[0] === this.#form) this.#form.focus();
  };

  close(): void {
    this.#closed = true;
    this.#form.removeEventListener('click', this.#labelled);
    this.draft?.draft.removeEventListener('change', this.#written);
    this.sending.stop();
    void this.draft?.close();
  }

  /** What the button does: the next step, or sending; where something is wrong, that is shown. */
  async goOn(): Promise<void> {
    const form = this.#form;
    const steps = form.layout === 'steps';
    const isLast = !steps || form.step === sectionIds.length - 1;
    const all = isLast ? allQuestions(form.sections) : asked(form.sections[sectionIds[form.step] ?? 'what']);
    const wrong = this.faults.check(all);
    if (wrong !== undefined) {
      if (steps)
        form.step = sectionIds.findIndex((id) => form.sections[id].some((question) => question?.name === wrong));
      form.focusOn('.wrong');
    } else if (!isLast) form.go(form.step + 1);
    else if (this.sending.isReady) await this.#submit(all);
    // Whoever is faster than the desk is found may go on writing: that is sent as well.
    else if (await this.sending.ready()) await this.goOn();
  }

  async #submit(all: readonly Question[]): Promise<void> {
    const { info, answers, channel, locale, onBehalf } = this.#form;
    if (!info || !this.draft) return;
    const submittedBy = onBehalf?.trim() ? onBehalf : undefined;
    const [currency] = this.#form.currency.split(/\s+/);
    const circumstances = { info, asked: all, channel, currency, language: locale.tag, submittedBy };
    const complaint = complaintOf(answers, circumstances);
    await this.sending.submit(this.draft.draft, complaint);
    this.#form.focusOn('h2');
  }
}
