import type { Enrolment, SecondFactorDesk } from '../desk-client.ts';
import type { Http } from './http.ts';

/** The authenticator of whoever is signed in at a server. */
export class HttpSecondFactor implements SecondFactorDesk {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  async isOn(): Promise<boolean> {
    return (await this.#http.maybe<{ readonly totp: boolean }>('/session', 'totp'))?.totp === true;
  }

  enrol(password: string): Promise<Enrolment> {
    return this.#http.json<Enrolment>('/session/totp', 'secret', { body: { password } });
  }

  confirm(code: string): Promise<void> {
    return this.#http.done('/session/totp/confirm', { method: 'POST', body: { code } });
  }

  disable(password: string, code: string): Promise<void> {
    return this.#http.done('/session/totp', { method: 'DELETE', body: { password, code } });
  }

  async newBackupCodes(password: string): Promise<readonly string[]> {
    const path = '/session/totp/backup-codes';
    const answer = await this.#http.json<Pick<Enrolment, 'backupCodes'>>(path, 'backupCodes', { body: { password } });
    return answer.backupCodes;
  }
}
