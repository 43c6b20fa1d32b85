import type { AccountDesk } from '../desk-client.ts';
import type { Http } from './http.ts';
import type { OwnSessionAsked } from './own-session.ts';

/** The account of whoever is signed in at a server. */
export class HttpAccount implements AccountDesk {
  readonly #http: Http;
  readonly #session: OwnSessionAsked;

  constructor(http: Http, session: OwnSessionAsked) {
    this.#http = http;
    this.#session = session;
  }

  async language(): Promise<string | undefined> {
    return (await this.#session.ask())?.language;
  }

  setLanguage(language: string | undefined): Promise<void> {
    return this.#http.done('/session/language', { method: 'PUT', body: { language: language ?? null } });
  }
}
