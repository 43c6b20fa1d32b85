import type { Case, Command } from '@redress/cases';

/** A member of staff who works through the API. */
export class StaffApi {
  readonly #url: string;
  readonly #account: { readonly email: string; readonly password: string };
  #cookie: string | undefined;

  constructor(url: string, account: { readonly email: string; readonly password: string }) {
    this.#url = url;
    this.#account = account;
  }

  async get<Body>(path: string): Promise<Body> {
    this.#cookie ??= await this.#signIn();
    return this.#read(path, await fetch(`${this.#url}/api${path}`, { headers: { cookie: this.#cookie } }));
  }

  async case(number: string): Promise<Case> {
    return (await this.get<{ case: Case }>(`/cases/${number}`)).case;
  }

  /** Gives commands to a case, one after the other. */
  async act(number: string, ...commands: readonly Command[]): Promise<void> {
    for (const command of commands) {
      const { version } = await this.case(number);
      await this.#post(`/cases/${number}/commands`, { command, expectedVersion: version });
    }
  }

  async #signIn(): Promise<string> {
    const { email, password } = this.#account;
    const response = await this.#send('/session', { email, password });
    await this.#read('/session', response);
    const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    return cookies.join('; ');
  }

  async #post(path: string, body: object): Promise<void> {
    this.#cookie ??= await this.#signIn();
    await this.#read(path, await this.#send(path, body, { cookie: this.#cookie }));
  }

  #send(path: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return fetch(`${this.#url}/api${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }

  async #read<Body>(path: string, response: Response): Promise<Body> {
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Body;
  }
}
