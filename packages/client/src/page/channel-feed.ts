import { LocalFeed, type Change, type Feed } from '@redress/desk';

/** A feed for all tabs that have the same desk open. */
export class ChannelFeed implements Feed {
  readonly #here = new LocalFeed(reportError);
  readonly #channel: BroadcastChannel;

  constructor(name: string) {
    this.#channel = new BroadcastChannel(name);
    this.#channel.onmessage = ({ data }: MessageEvent<Change>) => {
      this.#here.publish(data);
    };
  }

  publish(change: Change): void {
    this.#here.publish(change);
    this.#channel.postMessage(change);
  }

  subscribe(listener: (change: Change) => void): () => void {
    return this.#here.subscribe(listener);
  }

  close(): void {
    this.#channel.close();
  }
}
