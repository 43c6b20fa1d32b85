import type { FormInfo } from '@redress/desk';
import { askForm } from './ask-form.ts';

/** What the form needs of what a desk says to all elements. */
export interface AskedInfo extends Omit<FormInfo, 'departments' | 'clocks' | 'causes' | 'languages' | 'timeZone'> {
  /** How far the server's clock is ahead of this device's, in milliseconds. */
  readonly ahead?: number;
}

/** An answer that was asked for before the element was there. */
export interface Asked {
  /** Once it is there. */
  readonly info?: unknown;
  readonly answer: Promise<unknown>;
}

/** By desks' addresses in full: the element's script fills it in, or a desk's own. */
const answers = ((globalThis as { [early: symbol]: Map<string, Asked> | undefined })[
  Symbol.for('redress-form-info')
] ??= new Map<string, Asked>());
const inFull = (api: string): string => new URL(api, document.baseURI).href.replace(/\/+$/, '');

const infoOf = (json: unknown): AskedInfo | undefined =>
  (json as Partial<AskedInfo> | null | undefined)?.categories ? (json as AskedInfo) : undefined;

/** Where an earlier visit left what a desk's form asks. */
export const keptAt = (api: string): string => `redress-form ${inFull(api)}`;

/** What an earlier visit kept. */
export function kept(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '');
  } catch {
    // Nothing is kept, or nothing may be.
    return undefined;
  }
}

/** What the form asks, before all else that speaks with a desk is loaded. */
export interface QuickInfo {
  /** What has arrived already, or an earlier visit kept. */
  readonly now: AskedInfo | undefined;
  /** `undefined` when that did not work: the desk's own client then says why. */
  readonly fresh: Promise<AskedInfo | undefined>;
}

export function quickInfo(address: string): QuickInfo {
  const full = inFull(address);
  const early = answers.get(full);
  // It serves once.
  answers.delete(full);
  return {
    now: infoOf(early?.info ?? kept(keptAt(full))),
    fresh: (early?.answer ?? askForm(full)).then(infoOf, () => undefined),
  };
}
