import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Case } from '@redress/cases';
import type { CasePage } from '@redress/desk';
import { buildSite, siteDir } from '../../../demo/build.ts';
import { StaffApi } from '../staff-api.ts';
import { freePort, startProcess, type ServerProcess } from '../server-process.ts';

interface Said {
  readonly url: string;
  readonly account: { readonly email: string; readonly password: string };
}

/** A server that is killed and comes back on its folder and port, and what it has in the end. */
export class ChaosDesk {
  readonly #args: readonly string[];
  readonly #dir: string;
  #running: ServerProcess<Said>;
  #staff: StaffApi | undefined;
  #back: Promise<void> | undefined;
  kills = 0;

  private constructor(dir: string, args: readonly string[], running: ServerProcess<Said>) {
    this.#dir = dir;
    this.#args = args;
    this.#running = running;
  }

  static async start(): Promise<ChaosDesk> {
    await buildSite();
    const dir = mkdtempSync(join(tmpdir(), 'redress-chaos-'));
    // A build that starts meanwhile must not take the pages away.
    const site = join(dir, 'site');
    cpSync(siteDir, site, { recursive: true });
    const args = [join(dir, 'data'), String(await freePort()), site];
    return new ChaosDesk(dir, args, await startProcess<Said>('chaos/server.ts', args));
  }

  get url(): string {
    return this.#running.said.url;
  }

  /** Resolves when it is up again, however many asked for its death meanwhile. */
  kill(): Promise<void> {
    this.#back ??= (async () => {
      this.kills++;
      await this.#running.end('SIGKILL');
      this.#running = await startProcess<Said>('chaos/server.ts', this.#args);
    })().finally(() => {
      this.#back = undefined;
    });
    return this.#back;
  }

  /** Resolves when it can be reached. */
  async up(): Promise<void> {
    await this.#back;
  }

  async stop(): Promise<void> {
    await this.#back;
    await this.#running.end('SIGTERM');
    rmSync(this.#dir, { recursive: true, force: true });
  }

  /** Cases in which all of the words occur, whole. */
  async cases(search: string): Promise<Case[]> {
    await this.#back;
    const staff = (this.#staff ??= new StaffApi(this.url, this.#running.said.account));
    const { rows } = await staff.get<CasePage>(`/cases?limit=200&search=${search}`);
    return Promise.all(rows.map(({ number }) => staff.case(number)));
  }
}
