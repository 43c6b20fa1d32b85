import type { LiveStatus, StaffDesk } from '@redress/client';
import type { ReactiveControllerHost } from 'lit';
import { Later } from './later.ts';

/** Between a change and the refresh of list and counts, so that a burst costs one. In milliseconds. */
const refreshDelay = 250;
/** How often times left are written anew, in milliseconds. */
const tickPause = 30_000;

interface Follows {
  /** A case has this version now. */
  readonly changed: (number: string, version: number) => void;
  /** Some cases have changed. */
  readonly refresh: () => void;
}

/** Keeps the inbox up to date while somebody is signed in: what others do at the desk, and the time. */
export class Following {
  /** How changes come in. */
  live: LiveStatus = 'connecting';
  /** In milliseconds since 1970. */
  now = Date.now();

  readonly #host: ReactiveControllerHost;
  readonly #later = new Later();
  #stop: (() => void) | undefined;
  #tick: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  start(desk: StaffDesk, { changed, refresh }: Follows): void {
    this.#stop = desk.watchCases({
      change: ({ number, version }) => {
        this.#later.run('refresh', refreshDelay, refresh);
        changed(number, version);
      },
      status: (live) => {
        this.live = live;
        this.#host.requestUpdate();
      },
    });
    this.#tick = setInterval(() => {
      this.now = Date.now();
      this.#host.requestUpdate();
    }, tickPause);
  }

  stop(): void {
    this.#stop?.();
    this.#stop = undefined;
    clearInterval(this.#tick);
    this.#later.clear();
  }
}
