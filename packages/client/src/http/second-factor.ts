import type { Enrolment, SecondFactorDesk } from '../desk-client.ts';
import type { Http } from './http.ts';
import type { OwnSessionAsked } from './own-session.ts';

/** The authenticator of whoever is signed in at a server. */
export class HttpSecondFactor implements SecondFactorDesk {
  readonly #http: Http;
  readonly #session: OwnSessionAsked;

  constructor(http: Http, session: OwnSessionAsked) {
    this.#http = http;
    this.#session = session;
  }

  async isOn(): Promise<boolean> {
    return (await this.#session.ask())?.totp === true;
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
