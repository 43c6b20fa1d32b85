import type { Enrolment, SecondFactorDesk } from '@redress/client';

/** Where somebody is on the way to an authenticator, or from it. */
export type Step =
  | { readonly name: 'loading' }
  | { readonly name: 'overview'; readonly isOn: boolean; readonly changed: boolean }
  | { readonly name: 'password'; readonly before: 'enrol' | 'codes' }
  | { readonly name: 'scan'; readonly enrolment: Enrolment }
  | { readonly name: 'codes'; readonly codes: readonly string[] }
  | { readonly name: 'turn-off' };

/** The way itself, one step after the other. Dispatches `change`. */
export class SecondFactorSteps extends EventTarget {
  step: Step = { name: 'loading' };
  busy = false;
  error: unknown;

  readonly #desk: SecondFactorDesk;

  constructor(desk: SecondFactorDesk) {
    super();
    this.#desk = desk;
  }

  /** Asks how things stand. */
  load(changed = false): Promise<void> {
    return this.#run(async () => ({ name: 'overview', isOn: await this.#desk.isOn(), changed }));
  }

  go(step: Step): void {
    this.step = step;
    this.error = undefined;
    this.#changed();
  }

  password(before: 'enrol' | 'codes', password: string): Promise<void> {
    return this.#run(async () =>
      before === 'enrol'
        ? { name: 'scan', enrolment: await this.#desk.enrol(password) }
        : { name: 'codes', codes: await this.#desk.newBackupCodes(password) },
    );
  }

  /** The first code of an authenticator that has just been set up; the codes for the day it is lost come next. */
  confirm({ backupCodes }: Enrolment, code: string): Promise<void> {
    return this.#run(async () => {
      await this.#desk.confirm(code);
      return { name: 'codes', codes: backupCodes };
    });
  }

  turnOff(password: string, code: string): Promise<void> {
    return this.#run(async () => {
      await this.#desk.disable(password, code);
      return { name: 'overview', isOn: false, changed: true };
    });
  }

  async #run(next: () => Promise<Step>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = undefined;
    this.#changed();
    try {
      this.step = await next();
    } catch (error) {
      this.error = error;
    } finally {
      this.busy = false;
      this.#changed();
    }
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}
