import * as z from 'zod/mini';
import type { Account } from '../auth/auth.ts';
import { bodyLimits, readJson } from './body.ts';
import { staffRoles, type Endpoint, type StaffHandling } from './endpoint.ts';
import { HttpError } from './problem.ts';
import { parsed } from './reading.ts';

const passwordBody = z.strictObject({ password: z.string().check(z.maxLength(200)) });
const codeBody = z.strictObject({ code: z.string().check(z.maxLength(20)) });
const bothBody = z.extend(passwordBody, { code: z.string().check(z.maxLength(20)) });
const backupCodes = z.array(z.string());

type Fault = 'wrong-password' | 'wrong-code' | 'account-locked';

/**
 * Runs something that takes a password or a code: who has somebody's open session must not find them out by trying.
 * @throws HttpError `rate-limited`; what was wrong where it came to nothing.
 */
async function proven<T extends object>(
  { c, services: { limits, log }, staff }: StaffHandling,
  otherwise: Fault,
  run: () => Promise<T | Fault | undefined>,
): Promise<T> {
  const key = `${staff.id} ${c.get('client')}`;
  await limits.accountFailures.spend(key);
  const result = await run();
  if (result === undefined || typeof result === 'string') {
    const fault = typeof result === 'string' ? result : otherwise;
    log('warn', 'second-factor-refused', { requestId: c.get('requestId'), staff: staff.id, fault });
    throw new HttpError(fault);
  }
  await limits.accountFailures.forget(key);
  return result;
}

async function password({ c }: StaffHandling): Promise<string> {
  return parsed(passwordBody, await readJson(c.req.raw, bodyLimits.credentials), 'invalid-command').password;
}

const errors = ['wrong-password', 'rate-limited', 'invalid-command'] as const;

/** Authenticators of whoever is signed in. */
export const totpEndpoints: readonly Endpoint[] = [
  {
    method: 'post',
    path: '/session/totp',
    access: staffRoles,
    summary: 'Begin to enrol an authenticator; it counts once a code of it has come to /session/totp/confirm',
    body: passwordBody,
    response: z.strictObject({ uri: z.string(), secret: z.string(), backupCodes }),
    errors: [...errors, 'totp-enrolled'],
    handle: async (handling) => {
      const { c, services, staff } = handling;
      if ((staff as Account).totp) throw new HttpError('totp-enrolled');
      const given = await password(handling);
      const enrolment = await proven(handling, 'wrong-password', () =>
        services.auth.secondFactor.enrol(given, c.req.raw.headers),
      );
      return c.json(enrolment);
    },
  },
  {
    method: 'post',
    path: '/session/totp/confirm',
    access: staffRoles,
    summary: 'Prove that the authenticator works: signing in takes a code from now on',
    body: codeBody,
    status: 204,
    response: 'none',
    errors: ['wrong-code', 'rate-limited', 'invalid-command'],
    handle: async (handling) => {
      const { c, services, staff } = handling;
      const { code } = parsed(codeBody, await readJson(c.req.raw, bodyLimits.credentials), 'invalid-command');
      const cookies = await proven(handling, 'wrong-code', () =>
        services.auth.secondFactor.confirm(staff.id, code.trim(), c.req.raw.headers),
      );
      services.log('info', 'second-factor-enrolled', { requestId: c.get('requestId'), staff: staff.id });
      for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
      return c.body(null, 204);
    },
  },
  {
    method: 'delete',
    path: '/session/totp',
    access: staffRoles,
    summary: 'Give the authenticator up; takes a code of it, or a backup code, as well as the password',
    body: bothBody,
    status: 204,
    response: 'none',
    errors: [...errors, 'wrong-code', 'account-locked'],
    handle: async (handling) => {
      const { c, services, staff } = handling;
      const both = parsed(bothBody, await readJson(c.req.raw, bodyLimits.credentials), 'invalid-command');
      const given = { password: both.password, code: both.code.trim() };
      const { cookies } = await proven(handling, 'wrong-password', () =>
        services.auth.secondFactor.disable(given, staff.id, c.req.raw.headers),
      );
      services.log('warn', 'second-factor-given-up', { requestId: c.get('requestId'), staff: staff.id });
      for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
      return c.body(null, 204);
    },
  },
  {
    method: 'post',
    path: '/session/totp/backup-codes',
    access: staffRoles,
    summary: 'New backup codes; the old ones open nothing any more',
    body: passwordBody,
    response: z.strictObject({ backupCodes }),
    errors,
    handle: async (handling) => {
      const { c, services } = handling;
      const given = await password(handling);
      const codes = await proven(handling, 'wrong-password', () =>
        services.auth.secondFactor.newBackupCodes(given, c.req.raw.headers),
      );
      return c.json({ backupCodes: codes });
    },
  },
];
