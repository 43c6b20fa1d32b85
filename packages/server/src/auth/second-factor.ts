import { createHash } from 'node:crypto';
import type { Disabling, Enrolment, SecondFactor } from './auth.ts';
import type { BetterAuth } from './better-auth-setup.ts';
import { cookiesIn, isRefusal, refusalCode, withCookies } from './better-auth-answers.ts';

/** In milliseconds: no code is valid for longer, clocks that differ included. */
const codeLife = 120_000;
const totpCode = /^\d{6}$/;

/** Whether a code was a right one, which opens the second step of a sign-in. */
export type CodeOutcome = { readonly cookies: readonly string[] } | 'wrong-code' | 'account-locked';

/** Codes of an authenticator (RFC 6238) and backup codes as the second step of signing in, kept by better-auth. */
export class TotpFactor implements SecondFactor {
  readonly #auth: BetterAuth;

  constructor(auth: BetterAuth) {
    this.#auth = auth;
  }

  async enrol(password: string, headers: Headers): Promise<Enrolment | undefined> {
    return this.#unlessRefused(async () => {
      const enabled = await this.#auth.api.enableTwoFactor({ body: { password, method: 'totp' }, headers });
      if (enabled.method !== 'totp') return undefined;
      const { totpURI: uri, backupCodes } = enabled;
      return { uri, secret: new URL(uri).searchParams.get('secret') ?? '', backupCodes };
    });
  }

  async confirm(userId: string, code: string, headers: Headers): Promise<readonly string[] | undefined> {
    if (!(await this.#claim(userId, code))) return undefined;
    return this.#unlessRefused(async () => {
      const { headers: set } = await this.#auth.api.verifyTOTP({ body: { code }, headers, returnHeaders: true });
      return cookiesIn(set);
    });
  }

  async disable(
    { password, code }: { readonly password: string; readonly code: string },
    userId: string,
    headers: Headers,
  ): Promise<Disabling> {
    const known = await this.#unlessRefused(() => this.#auth.api.verifyPassword({ body: { password }, headers }));
    if (!known?.status) return 'wrong-password';
    const proven = await this.#try(userId, code, headers);
    if (typeof proven === 'string') return proven;
    const disabled = await this.#unlessRefused(() =>
      this.#auth.api.disableTwoFactor({ body: { password }, headers, returnHeaders: true }),
    );
    return disabled ? { cookies: cookiesIn(disabled.headers) } : 'wrong-password';
  }

  async newBackupCodes(password: string, headers: Headers): Promise<readonly string[] | undefined> {
    return this.#unlessRefused(async () => {
      const { backupCodes } = await this.#auth.api.generateBackupCodes({ body: { password }, headers });
      return backupCodes;
    });
  }

  /** @param challenge the cookies that the first step set */
  verify(userId: string, code: string, challenge: readonly string[], headers: Headers): Promise<CodeOutcome> {
    return this.#try(userId, code, withCookies(headers, challenge));
  }

  async reset(userId: string): Promise<void> {
    const { adapter, internalAdapter } = await this.#auth.$context;
    await adapter.deleteMany({ model: 'twoFactor', where: [{ field: 'userId', value: userId }] });
    await internalAdapter.updateUser(userId, { twoFactorEnabled: false });
    await internalAdapter.deleteUserSessions(userId);
  }

  async unlock(userId: string): Promise<void> {
    const { adapter } = await this.#auth.$context;
    await adapter.updateMany({
      model: 'twoFactor',
      where: [{ field: 'userId', value: userId }],
      update: { failedVerificationCount: 0, lockedUntil: null },
    });
  }

  /** @param headers carry a challenge, or a session. */
  async #try(userId: string, code: string, headers: Headers): Promise<CodeOutcome> {
    const isTotp = totpCode.test(code);
    if (isTotp && !(await this.#claim(userId, code))) return 'wrong-code';
    const request = { body: { code }, headers, returnHeaders: true } as const;
    try {
      const { headers: set } = isTotp
        ? await this.#auth.api.verifyTOTP(request)
        : await this.#auth.api.verifyBackupCode(request);
      return { cookies: cookiesIn(set) };
    } catch (error) {
      if (isTotp) await this.#release(userId, code);
      if (!isRefusal(error)) throw error;
      return refusalCode(error) === 'ACCOUNT_TEMPORARILY_LOCKED' ? 'account-locked' : 'wrong-code';
    }
  }

  /** Takes a code for this one use: whoever looked over a shoulder comes too late. */
  async #claim(userId: string, code: string): Promise<boolean> {
    const { adapter } = await this.#auth.$context;
    const id = claimOf(userId, code);
    const now = new Date();
    await adapter.deleteMany({
      model: 'verification',
      where: [
        { field: 'id', value: id },
        { field: 'expiresAt', value: now, operator: 'lt' },
      ],
    });
    try {
      await adapter.create({
        model: 'verification',
        data: {
          id,
          identifier: id,
          value: 'used',
          expiresAt: new Date(now.getTime() + codeLife),
          createdAt: now,
          updatedAt: now,
        },
        forceAllowId: true,
      });
      return true;
    } catch (error) {
      // Its key was there: the code has been used.
      const used = await adapter.findOne({ model: 'verification', where: [{ field: 'id', value: id }] });
      if (used) return false;
      throw error;
    }
  }

  async #release(userId: string, code: string): Promise<void> {
    const { adapter } = await this.#auth.$context;
    await adapter.deleteMany({ model: 'verification', where: [{ field: 'id', value: claimOf(userId, code) }] });
  }

  async #unlessRefused<T>(run: () => Promise<T>): Promise<T | undefined> {
    try {
      return await run();
    } catch (error) {
      if (isRefusal(error)) return undefined;
      throw error;
    }
  }
}

/** No code stands in the database, not even for a minute. */
const claimOf = (userId: string, code: string): string =>
  `totp-${createHash('sha256').update(`${userId} ${code}`).digest('hex').slice(0, 48)}`;
