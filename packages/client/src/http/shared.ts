import type { LiveStatus } from '../desk-client.ts';

export interface Listener<T> {
  next(value: T): void;
  status?: ((status: LiveStatus) => void) | undefined;
}

interface Topic<T> {
  readonly listeners: Set<Listener<T>>;
  stop: () => void;
  last?: { readonly value: T };
  status?: LiveStatus;
}

/** One source a topic, however many listen; a late listener is told what the others know. */
export class Shared<T> {
  readonly #topics = new Map<string, Topic<T>>();
  readonly #start: (key: string, to: Required<Listener<T>>) => () => void;
  readonly #replay: boolean;

  /** @param replay the latest value still counts for one who comes later. */
  constructor(start: (key: string, to: Required<Listener<T>>) => () => void, replay: boolean) {
    this.#start = start;
    this.#replay = replay;
  }

  /** @returns what ends it for this listener. */
  join(key: string, listener: Listener<T>): () => void {
    const topic = this.#topics.get(key) ?? this.#open(key);
    topic.listeners.add(listener);
    const { last, status } = topic;
    if (last && this.#replay)
      call(() => {
        listener.next(last.value);
      });
    if (status) call(() => listener.status?.(status));
    return () => {
      topic.listeners.delete(listener);
      if (topic.listeners.size || this.#topics.get(key) !== topic) return;
      this.#topics.delete(key);
      topic.stop();
    };
  }

  #open(key: string): Topic<T> {
    const topic: Topic<T> = { listeners: new Set(), stop: () => undefined };
    this.#topics.set(key, topic);
    topic.stop = this.#start(key, {
      next: (value) => {
        topic.last = { value };
        for (const each of topic.listeners)
          call(() => {
            each.next(value);
          });
      },
      status: (status) => {
        topic.status = status;
        for (const each of topic.listeners) call(() => each.status?.(status));
      },
    });
    return topic;
  }
}

/** A listener's fault is the listener's: it is reported, and the others still hear. */
function call(listener: () => void): void {
  try {
    listener();
  } catch (error) {
    reportError(error);
  }
}
