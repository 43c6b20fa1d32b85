import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type Pool } from 'pg';
import type { Bell } from './store-feed.ts';

const channel = 'redress_changes';
/** All in milliseconds. */
const ringAtMostEvery = 20;
const lookEvery = 2_000;
const reconnectAfter = 1_000;

/**
 * LISTEN and NOTIFY on a connection of its own, which must not go through a pooler in transaction mode. Notifications
 * are sent apart from the writes, and not for each: NOTIFY inside a transaction makes commits wait for each other.
 * A look every two seconds finds what a lost notification would have told.
 */
export class PostgresBell implements Bell {
  readonly #url: string;
  readonly #pool: Pool;
  readonly #failed: (error: unknown) => void;
  readonly #closing = new AbortController();
  #ringing = false;
  #listening: Promise<void> | undefined;

  constructor(url: string, pool: Pool, failed: (error: unknown) => void) {
    this.#url = url;
    this.#pool = pool;
    this.#failed = failed;
  }

  ring(): void {
    if (this.#ringing || this.#closing.signal.aborted) return;
    this.#ringing = true;
    setTimeout(() => {
      this.#ringing = false;
      if (this.#closing.signal.aborted) return;
      this.#pool.query(`notify ${channel}`).catch(this.#failed);
    }, ringAtMostEvery);
  }

  async listen(heard: () => void): Promise<void> {
    const { signal } = this.#closing;
    const looks = setInterval(heard, lookEvery);
    signal.addEventListener('abort', () => {
      clearInterval(looks);
    });
    const first = await this.#connect(heard);
    this.#listening = this.#keep(first, heard);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#listening;
  }

  async #connect(heard: () => void): Promise<Client> {
    const client = new Client({ connectionString: this.#url, application_name: 'redress events', keepAlive: true });
    client.on('notification', heard);
    await client.connect();
    await client.query(`listen ${channel}`);
    return client;
  }

  /** Holds the connection until the end, and gets another one when it breaks. */
  async #keep(first: Client, heard: () => void): Promise<void> {
    let client: Client | undefined = first;
    for (;;) {
      if (client) await this.#untilBroken(client);
      const { signal } = this.#closing;
      if (signal.aborted) return;
      await sleep(reconnectAfter, undefined, { signal }).catch(() => undefined);
      client = await this.#connect(heard).catch((error: unknown) => {
        this.#failed(error);
        return undefined;
      });
      heard();
    }
  }

  #untilBroken(client: Client): Promise<void> {
    return new Promise((resolve) => {
      client.on('error', this.#failed);
      client.on('end', () => {
        resolve();
      });
      const end = () => {
        client.end().catch(this.#failed);
      };
      if (this.#closing.signal.aborted) end();
      else this.#closing.signal.addEventListener('abort', end, { once: true });
    });
  }
}
