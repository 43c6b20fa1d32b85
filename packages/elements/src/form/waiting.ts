import type { LocaleController } from '../base/locale-controller.ts';
import { keepInfo } from './keep-info.ts';
import { limitsMessages } from '../locales/limits/catalogue.ts';
import { limitsOf } from './limits.ts';
import type { AskedInfo } from './quick-info.ts';

/** What somebody does who comes to a form. */
const comings = ['focusin', 'pointerover', 'pointerdown', 'input', 'dragover'];

/** What the form loads for somebody who uses it; named by the build. */
const parts = '__LATER__'.split(' ').filter((part) => part.startsWith('./'));

interface WaitingForm extends HTMLElement {
  readonly locale: LocaleController;
  readonly info: AskedInfo | undefined;
  readonly api: string | undefined;
  readonly onBehalf: string | undefined;
  requestUpdate(): void;
}

/** @returns whether that can be done. */
function fetchLater(): boolean {
  for (const part of parts) {
    const link = document.createElement('link');
    if (!link.relList.supports('modulepreload')) return false;
    link.rel = 'modulepreload';
    link.href = new URL(part, import.meta.url).href;
    document.head.append(link);
  }
  return parts.length > 0;
}

/** Whether an earlier visit may have left something to go on with. */
async function mayHaveLeft(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === 'redress-drafts');
  } catch {
    // Not every browser tells: whoever opens it finds out.
    return true;
  }
}

/**
 * A form that nobody uses so far. What is loaded for somebody who does is fetched already, so that it does not depend on
 * the network any more, and takes little memory until then.
 */
export class Waiting {
  readonly #form: WaitingForm;
  /** Resolves once somebody comes, or at once where an earlier visit left something. */
  readonly over: Promise<void>;
  #end: () => void = () => undefined;

  /**
   * @param opening set when somebody is there already; staff who take a call always are
   * @param renewed resolves once what the form asks is the desk's latest, or the desk cannot say
   */
  constructor(form: WaitingForm, opening: unknown, renewed: Promise<unknown> | undefined) {
    this.#form = form;
    this.over = new Promise((resolve) => (this.#end = resolve));
    for (const type of comings) form.addEventListener(type, this.come);
    void this.#keep(renewed);
    if (opening || form.onBehalf !== undefined) this.come();
    void this.#look();
  }

  /** Somebody is there. */
  readonly come = (): void => {
    for (const type of comings) this.#form.removeEventListener(type, this.come);
    this.#end();
  };

  /** What files may be added. */
  limits(): string {
    return limitsOf(this.#form);
  }

  async #keep(renewed: Promise<unknown> | undefined): Promise<void> {
    await renewed;
    const { api, info } = this.#form;
    if (api !== undefined && info) keepInfo(api, info);
  }

  async #look(): Promise<void> {
    await this.#form.locale.add(limitsMessages);
    this.#form.requestUpdate();
    const { language } = this.#form.locale;
    if (!fetchLater() || (await mayHaveLeft())) this.come();
    else if (language !== 'en') await (await import('./later-words.ts')).laterWords(language);
  }
}
