import type { CaseRow } from '@redress/desk';
import type { StreamEvent } from './sse.ts';

/** A case has moved on. `types` is empty when only that much is known. */
export interface CaseChange {
  readonly number: string;
  readonly version: number;
  readonly types: readonly string[];
}

/** How many cases' versions are remembered. */
const most = 2_000;

/** Turns a stream's events, and lists asked for in between, into changes, each told once. */
export class CaseChanges {
  readonly #tell: (change: CaseChange) => void;
  readonly #versions = new Map<string, number>();
  /** The first list shows how things are; nothing in it is news. */
  #compared = false;

  constructor(tell: (change: CaseChange) => void) {
    this.#tell = tell;
  }

  read(event: StreamEvent): void {
    const change = changeIn(event.data);
    if (change) this.#news(change);
  }

  compare(rows: readonly Pick<CaseRow, 'number' | 'version'>[]): void {
    for (const { number, version } of rows) {
      if (this.#compared) this.#news({ number, version, types: [] });
      else this.#remember(number, version);
    }
    this.#compared = true;
  }

  #news(change: CaseChange): void {
    if (change.version <= (this.#versions.get(change.number) ?? 0)) return;
    this.#remember(change.number, change.version);
    this.#tell(change);
  }

  #remember(number: string, version: number): void {
    this.#versions.delete(number);
    this.#versions.set(number, version);
    if (this.#versions.size > most) this.#versions.delete(this.#versions.keys().next().value ?? '');
  }
}

function changeIn(data: string): CaseChange | undefined {
  try {
    const value = JSON.parse(data) as Partial<CaseChange> | null;
    return typeof value?.number === 'string' && typeof value.version === 'number'
      ? { number: value.number, version: value.version, types: value.types ?? [] }
      : undefined;
  } catch (error) {
    // A desk newer than this page may say more than it understands.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
