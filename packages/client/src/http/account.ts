import type { AccountDesk } from '../desk-client.ts';
import type { Http } from './http.ts';

interface Session {
  readonly roles: readonly string[];
  readonly language?: string;
}

/** The account of whoever is signed in at a server. */
export class HttpAccount implements AccountDesk {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  async language(): Promise<string | undefined> {
    return (await this.#http.maybe<Session>('/session', 'roles'))?.language;
  }

  setLanguage(language: string | undefined): Promise<void> {
    return this.#http.done('/session/language', { method: 'PUT', body: { language: language ?? null } });
  }
}
