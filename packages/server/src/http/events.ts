import type { Change } from '@redress/desk';
import type { Context } from 'hono';
import type { Env, Services } from './endpoint.ts';

/** In milliseconds: a line that keeps proxies from taking the connection for dead. */
const heartbeat = 15_000;
/** Bytes that may wait for a slow reader before it is let go; it comes back and asks for what it missed. */
const mostWaiting = 256 * 1024;
/** A reader that missed more asks for the lists anyway. */
const mostMissed = 1_000;

const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' };

const encoder = new TextEncoder();

export interface Follow {
  /** Which changes are meant for this reader. */
  readonly wanted: (change: Change) => boolean;
  /** Asked of a change that is not meant for the reader by itself: it may be for what it took away. */
  readonly concerned?: (change: Change) => Promise<boolean>;
  /** What the reader is told of one. */
  readonly data: (change: Change) => object;
}

const positionIn = (c: Context<Env>): number | undefined => {
  const given = c.req.header('last-event-id');
  return given !== undefined && /^\d{1,16}$/.test(given) ? Number(given) : undefined;
};

/** One reader's stream: what it was sent, and what still waits for the missed to be read. */
class ChangeStream {
  readonly #controller: ReadableStreamDefaultController<Uint8Array>;
  readonly #follow: Follow;
  readonly #ended: (() => void)[] = [];
  #waiting: Change[] | undefined = [];
  #sent: number;
  #open = true;

  constructor(controller: ReadableStreamDefaultController<Uint8Array>, follow: Follow, since: number | undefined) {
    this.#controller = controller;
    this.#follow = follow;
    this.#sent = since ?? -1;
  }

  onEnd(then: () => void): void {
    this.#ended.push(then);
  }

  write(text: string): void {
    if (!this.#open) return;
    if ((this.#controller.desiredSize ?? 0) < 0) this.end();
    else this.#controller.enqueue(encoder.encode(text));
  }

  take(change: Change): void {
    if (this.#waiting) this.#waiting.push(change);
    else this.#tell(change);
  }

  /** @param missed with the last one seen: where there is none, what was seen is not of this desk's history. */
  catchUp(missed: readonly Change[]): void {
    if (!missed.length) this.#sent = -1;
    for (const change of [...missed, ...(this.#waiting ?? [])]) this.#tell(change);
    this.#waiting = undefined;
  }

  /** @param cancelled the reader has gone: there is nothing left to close. */
  end(cancelled = false): void {
    if (!this.#open) return;
    this.#open = false;
    for (const then of this.#ended) then();
    if (!cancelled) this.#controller.close();
  }

  #tell(change: Change): void {
    if (change.position <= this.#sent) return;
    this.#sent = change.position;
    if (this.#follow.wanted(change)) this.write(`id: ${change.position}\n${this.#line(change)}`);
    else this.#tellLater(change);
  }

  /** Without an id: later changes may have been told by then. A reader whose stream ends here asks again. */
  #tellLater(change: Change): void {
    this.#follow.concerned?.(change).then(
      (concerned) => {
        if (concerned) this.write(this.#line(change));
      },
      () => {
        this.end();
      },
    );
  }

  #line(change: Change): string {
    return `event: change\ndata: ${JSON.stringify(this.#follow.data(change))}\n\n`;
  }
}

/**
 * A stream of changes (server-sent events). It begins with what came after `Last-Event-ID`; an event's id is its
 * position, so that a reader can go on from any of them.
 * @throws HttpError `too-many-streams`
 */
export function changeStream(c: Context<Env>, { desk, limits, log }: Services, follow: Follow): Response {
  // Nobody would read the stream of a HEAD request, nor end it.
  if (c.req.method === 'HEAD') return new Response(null, { headers });
  const since = positionIn(c);
  let stream: ChangeStream | undefined;
  const giveBack = limits.streams.open(c.get('client'), () => stream?.end());
  const start = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const it = new ChangeStream(controller, follow, since);
    stream = it;
    const unsubscribe = desk.subscribe((change) => {
      it.take(change);
    });
    const beat = setInterval(() => {
      it.write(': \n\n');
    }, heartbeat);
    it.onEnd(() => {
      clearInterval(beat);
      unsubscribe();
      giveBack();
    });
    it.write('retry: 2000\n\n');
    const missed = since === undefined ? Promise.resolve([]) : desk.changes(since - 1, mostMissed + 1);
    missed.then(
      (changes) => {
        it.catchUp(changes);
      },
      (error: unknown) => {
        log('error', 'stream-failed', { requestId: c.get('requestId'), error: String(error) });
        it.end();
      },
    );
  };
  const cancel = () => {
    stream?.end(true);
  };
  const strategy = new ByteLengthQueuingStrategy({ highWaterMark: mostWaiting });
  return new Response(new ReadableStream<Uint8Array>({ start, cancel }, strategy), { headers });
}
