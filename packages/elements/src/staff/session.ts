import type { StaffDesk } from '@redress/client';
import type { Staff } from '@redress/desk';

/**
 * Who is signed in at a desk. One for all elements of the page, so that signing in once is enough.
 * Dispatches `change`.
 */
export class Session extends EventTarget {
  staff: Staff | undefined;
  state: 'unknown' | 'signed-in' | 'signed-out' = 'unknown';

  readonly #desk: StaffDesk;
  #loading: Promise<void> | undefined;

  constructor(desk: StaffDesk) {
    super();
    this.#desk = desk;
  }

  /** Asks the desk, once for all who want to know. */
  load(): Promise<void> {
    this.#loading ??= this.#desk
      .session()
      .then((staff) => {
        this.#set(staff);
      })
      .finally(() => {
        this.#loading = undefined;
      });
    return this.#loading;
  }

  /** @param code of an authenticator, where the desk asked for one with `totp-required` */
  async signIn(email: string, password: string, code?: string): Promise<void> {
    this.#set(await this.#desk.signIn({ email, password, ...(code !== undefined && { code }) }));
  }

  async signOut(): Promise<void> {
    await this.#desk.signOut();
    this.#set(undefined);
  }

  /** The desk no longer knows who is asking. */
  expired(): void {
    this.#set(undefined);
  }

  #set(staff: Staff | undefined): void {
    this.staff = staff;
    this.state = staff ? 'signed-in' : 'signed-out';
    this.dispatchEvent(new Event('change'));
  }
}

const sessions = new WeakMap<StaffDesk, Session>();

export function sessionOf(desk: StaffDesk): Session {
  const session = sessions.get(desk) ?? new Session(desk);
  sessions.set(desk, session);
  return session;
}
