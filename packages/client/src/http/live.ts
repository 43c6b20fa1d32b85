import { backoff } from '../backoff.ts';
import { ClientError } from '../client-error.ts';
import type { LiveStatus } from '../desk-client.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { readEvents, type StreamEvent } from './sse.ts';

/** What is followed: a stream of events, and a plain question for when streams do not get through. */
export interface LiveSource {
  /** Opens the stream of what came after `lastId`. */
  open(lastId: string | undefined, signal: AbortSignal): Promise<Response>;
  /** An event that says all by itself; where this is absent, an event means asking. */
  take?(event: StreamEvent): void;
  /** Asks for all that may have been missed. */
  poll(signal: AbortSignal): Promise<void>;
  status(status: LiveStatus): void;
}

/** All in milliseconds. */
export interface LiveTimes {
  /** A stream that says nothing for so long is taken for dead. */
  readonly silence: number;
  /** Between two questions while streams do not work. */
  readonly poll: number;
  /** The longest wait for another try when nothing works. */
  readonly most: number;
}

const usual: LiveTimes = { silence: 45_000, poll: 10_000, most: 60_000 };
/** After so many streams in a row that failed, most turns ask without trying one. */
const patience = 3;

/** Follows one source: never with two streams, with none while the page is hidden, by asking where streams fail. */
class Live {
  readonly #source: LiveSource;
  readonly #times: LiveTimes;
  readonly #stopped = new AbortController();
  #lastId: string | undefined;
  #status: LiveStatus | undefined;
  /** Streams in a row that failed. */
  #failures = 0;
  /** Turns in a row in which nothing worked. */
  #lost = 0;

  constructor(source: LiveSource, times: LiveTimes) {
    this.#source = source;
    this.#times = times;
  }

  stop(): void {
    this.#stopped.abort();
  }

  async run(): Promise<void> {
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      await until(visible, signal);
      const wait = await this.#turn(signal);
      const turn = new AbortController();
      const over = AbortSignal.any([signal, turn.signal]);
      await Promise.race([sleep(wait, over), until(woken, over, true)]);
      turn.abort();
    }
  }

  /** One stream to its end, or one question. @returns how long to wait for the next. */
  async #turn(signal: AbortSignal): Promise<number> {
    if (this.#failures < patience || this.#failures % 5 === 0) {
      try {
        if (this.#status === undefined || this.#status === 'live') this.#say('connecting');
        await this.#stream(signal);
        this.#failures = 0;
        return backoff(1, { base: 1_000, most: this.#times.most });
      } catch (error) {
        if (signal.aborted || !visible()) return 0;
        this.#failures += 1;
        if (!(error as ClientError).retryable) return this.#giveUp();
      }
    } else this.#failures += 1;
    try {
      await this.#source.poll(signal);
      this.#lost = 0;
      this.#say('polling');
      return this.#times.poll * (0.5 + Math.random());
    } catch (error) {
      if (signal.aborted) return 0;
      if (!(error as ClientError).retryable) return this.#giveUp();
      this.#lost += 1;
      this.#say('offline');
      return backoff(this.#lost, { base: 1_000, most: this.#times.most });
    }
  }

  /** The desk said no: asking often would not change it. */
  #giveUp(): number {
    this.#say('offline');
    return this.#times.most;
  }

  /** @throws ClientError when the stream cannot be had, falls silent, or the line is cut. */
  async #stream(signal: AbortSignal): Promise<void> {
    const cut = new AbortController();
    const abort = (code: string) => {
      cut.abort(new ClientError(code, { retryable: true }));
    };
    const ask = oneAtATime(async () => {
      await this.#source.poll(watching).catch((error: unknown) => {
        cut.abort(error);
      });
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const heard = () => {
      clearTimeout(timer);
      timer = setTimeout(abort, this.#times.silence, 'timeout');
    };
    const watching = AbortSignal.any([signal, cut.signal]);
    void until(() => !visible(), watching).then(() => {
      abort('aborted');
    });
    void until(offline, watching).then(() => {
      abort('offline');
    });
    try {
      const response = await this.#source.open(this.#lastId, watching);
      if (!/^text\/event-stream\b/.test(response.headers.get('content-type') ?? '')) {
        throw new ClientError('not-a-desk', { params: { status: response.status }, retryable: true });
      }
      heard();
      // What happened before the stream began is not in it.
      await this.#source.poll(watching);
      this.#lost = 0;
      this.#say('live');
      await readEvents(
        response,
        (event) => {
          this.#lastId = event.id || this.#lastId;
          if (this.#source.take) this.#source.take(event);
          else ask();
        },
        () => {
          this.#failures = 0;
          heard();
        },
        watching,
      );
    } catch (error) {
      if (cut.signal.aborted) throw cut.signal.reason;
      throw error instanceof ClientError ? error : new ClientError('offline', { retryable: true, cause: error });
    } finally {
      clearTimeout(timer);
      cut.abort();
    }
  }

  #say(status: LiveStatus): void {
    if (status === this.#status || this.#stopped.signal.aborted) return;
    this.#status = status;
    this.#source.status(status);
  }
}

const visible = (): boolean => !('document' in globalThis) || document.visibilityState !== 'hidden';
const offline = (): boolean => (navigator as Partial<Navigator>).onLine === false;
const woken = (): boolean => visible() && !offline();

/** Waits until a condition of the page holds. @param change not before it has changed once. */
function until(holds: () => boolean, signal: AbortSignal, change = false): Promise<void> {
  if (signal.aborted || (!change && holds())) return Promise.resolve();
  return new Promise((resolve) => {
    const done = new AbortController();
    const check = () => {
      if (!signal.aborted && !holds()) return;
      done.abort();
      resolve();
    };
    const options = { signal: done.signal };
    if ('document' in globalThis) document.addEventListener('visibilitychange', check, options);
    // Node has neither a page nor news of its network.
    if ('addEventListener' in globalThis) {
      addEventListener('online', check, options);
      addEventListener('offline', check, options);
    }
    signal.addEventListener('abort', check, options);
  });
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}

/** Follows a source until the returned function is called. */
export function follow(source: LiveSource, times: Partial<LiveTimes> = {}): () => void {
  const live = new Live(source, { ...usual, ...times });
  void live.run();
  return () => {
    live.stop();
  };
}
