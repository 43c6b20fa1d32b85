import type { StaffDesk } from '@redress/client';
import type { Staff } from '@redress/desk';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { StaffElement } from '../base/staff-element.ts';
import { sessionOf, type Session } from './session.ts';
import type { StaffKey } from '../locales/staff/catalogue.ts';

/** Sentences that all pages for staff use. */
export type CommonKey = StaffKey | 'loading' | 'retry' | 'close' | 'cancel' | 'back';

/** An element that shows a form to sign in with until the desk knows who is asking. */
export abstract class SignedInElement<Key extends string = string> extends StaffElement<Key> {
  static override properties: PropertyDeclarations = {
    staff: { state: true },
    signInError: { state: true },
    signingIn: { state: true },
    codeAsked: { state: true },
  };

  /** @internal Who is signed in. */
  declare protected staff: Staff | undefined;
  declare private signInError: unknown;
  declare private signingIn: boolean;
  /** The password was right, and an authenticator is wanted as well. */
  declare private codeAsked: boolean;
  #session: Session | undefined;

  /** What a person who is signed in sees. */
  protected abstract renderSignedIn(desk: StaffDesk, staff: Staff): TemplateResult;
  /** Called when someone has signed in, and when a desk is found at which someone is signed in. */
  protected abstract signedIn(desk: StaffDesk, staff: Staff): void;
  /** Called when nobody is signed in any more: lets go of all that was shown. */
  protected abstract signedOut(): void;

  protected override async deskReady(desk: StaffDesk): Promise<void> {
    this.#leave();
    this.#session = sessionOf(desk);
    this.#session.addEventListener('change', this.#follow);
    if (this.#session.state === 'signed-in') this.#follow();
    else await this.#session.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave();
    this.staff = undefined;
    this.signedOut();
  }

  protected async signOut(): Promise<void> {
    await this.#session?.signOut();
  }

  /** The sentence of a failed request; one that says nobody is signed in brings the form to sign in back. */
  protected failure(error: unknown): string {
    if ((error as { code?: unknown }).code === 'unauthenticated' && this.staff) {
      queueMicrotask(() => this.#session?.expired());
    }
    return this.errorText(error);
  }

  #say(key: CommonKey): string {
    return this.locale.t(key);
  }

  readonly #follow = (): void => {
    const { desk } = this;
    const staff = this.#session?.staff;
    if (staff?.id === this.staff?.id && this.#session?.state !== 'signed-out') return;
    this.staff = staff;
    if (staff && desk) this.signedIn(desk, staff);
    else this.signedOut();
    this.requestUpdate();
  };

  #leave(): void {
    this.#session?.removeEventListener('change', this.#follow);
    this.#session = undefined;
  }

  protected override render(): TemplateResult {
    const { desk, staff } = this;
    if (this.deskError !== undefined) return this.#failed(this.deskError);
    if (!desk || !this.#session || this.#session.state === 'unknown') {
      return html`<p class="starting muted" role="status">${this.#say('loading')}</p>`;
    }
    return staff ? this.renderSignedIn(desk, staff) : this.#form();
  }

  #failed(error: unknown): TemplateResult {
    return html`<div class="starting notice danger" role="alert">
      <p>${this.errorText(error)}</p>
      <div>
        <button
          type="button"
          class="small"
          @click=${() => {
            this.retryDesk();
          }}
        >
          ${this.#say('retry')}
        </button>
      </div>
    </div>`;
  }

  #form(): TemplateResult {
    return html`<form
      class="sign-in"
      part="sign-in"
      aria-labelledby="sign-in-title"
      novalidate
      @submit=${(event: SubmitEvent) => void this.#submit(event)}
    >
      <div>
        <h2 id="sign-in-title">${this.#say('sign-in.title')}</h2>
        <p class="muted">${this.#say('sign-in.lead')}</p>
      </div>
      ${
        this.signInError === undefined
          ? nothing
          : html`<div class="notice danger" role="alert">${this.#signInFault(this.signInError)}</div>`
      }
      <div class="field">
        <label for="email">${this.#say('sign-in.email')}</label>
        <input id="email" name="email" type="email" autocomplete="username" required dir="ltr" />
      </div>
      <div class="field">
        <label for="password">${this.#say('sign-in.password')}</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required dir="ltr" />
      </div>
      ${this.codeAsked ? this.#codeField() : nothing}
      <button class="primary" ?disabled=${this.signingIn}>${this.#say('sign-in.submit')}</button>
    </form>`;
  }

  #codeField(): TemplateResult {
    return html`<div class="field">
      <label for="code">${this.#say('sign-in.code')}</label>
      <input id="code" name="code" autocomplete="one-time-code" required dir="ltr" aria-describedby="code-hint" />
      <p id="code-hint" class="muted">${this.#say('sign-in.code.hint')}</p>
    </div>`;
  }

  async #askForCode(): Promise<void> {
    this.codeAsked = true;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLInputElement>('#code')?.focus();
  }

  #signInFault(error: unknown): string {
    const { code } = error as { code?: unknown };
    if (code === 'missing') return this.#say('sign-in.missing');
    if (code === 'wrong-code') return this.#say('sign-in.code.wrong');
    return code === 'wrong-credentials' || code === 'unauthenticated'
      ? this.#say('sign-in.wrong')
      : this.errorText(error);
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const [email, password, code] = ['email', 'password', 'code'].map((name) => {
      const value = data.get(name);
      return typeof value === 'string' ? value.trim() : '';
    });
    if (!email) {
      this.signInError = { code: 'missing' };
      return;
    }
    this.signInError = undefined;
    this.signingIn = true;
    try {
      await this.#session?.signIn(email, password ?? '', code || undefined);
      this.codeAsked = false;
    } catch (error) {
      if ((error as { code?: unknown }).code === 'totp-required') await this.#askForCode();
      else this.signInError = error;
    } finally {
      this.signingIn = false;
    }
  }
}
