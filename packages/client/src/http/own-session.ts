import type { Http } from './http.ts';

/** What a server says of whoever is signed in. */
export interface OwnSession {
  readonly roles: readonly string[];
  readonly language?: string;
  readonly totp?: boolean;
}

/** Who is signed in at a server, asked once for all who want to know at the same time. */
export class OwnSessionAsked {
  readonly #http: Http;
  #asking: Promise<OwnSession | undefined> | undefined;

  constructor(http: Http) {
    this.#http = http;
  }

  /** @returns `undefined` when nobody is. */
  ask(): Promise<OwnSession | undefined> {
    this.#asking ??= this.#http.maybe<OwnSession>('/session', 'roles').finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }
}
