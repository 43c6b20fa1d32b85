import type { AskedForm } from '@redress/desk';
import { askForm } from './ask-form.ts';

/** What the form needs of what a desk says to all elements. */
export interface AskedInfo extends AskedForm {
  /** How far the server's clock is ahead of this device's, in milliseconds. */
  readonly ahead?: number;
}

/** An answer that was asked for before the element was there. */
export interface Asked {
  /** Once it is there. */
  readonly info?: unknown;
  /** `undefined` where the desk is asked once more: a script that browsers keep says nothing of the time. */
  readonly answer?: Promise<unknown> | undefined;
}

/** By desks' addresses: in full from a script of the desk's own, as the page writes them from the element's. */
const answers = ((globalThis as { [early: symbol]: Map<string, Asked> | undefined })[
  Symbol.for('redress-form-info')
] ??= new Map<string, Asked>());

const withoutSlash = (address: string): string => address.replace(/\/+$/, '');

/** As sites write an address, it takes no `URL`, which costs a page more memory than all that is done here. */
function inFull(api: string): string {
  const base = document.baseURI;
  if (/^https?:\/\/\w/.test(api)) return withoutSlash(api);
  return withoutSlash(/^\/\w/.test(api) ? base.split('/', 3).join('/') + api : new URL(api, base).href);
}

const infoOf = (json: unknown): AskedInfo | undefined =>
  (json as Partial<AskedInfo> | null | undefined)?.categories ? (json as AskedInfo) : undefined;

/** Where an earlier visit left what a desk's form asks. */
export const keptAt = (api: string): string => `redress-form ${inFull(api)}`;

/** What an earlier visit kept. */
export function kept(key: string): unknown {
  try {
    const text = localStorage.getItem(key);
    return text ? JSON.parse(text) : undefined;
  } catch {
    // Nothing may be kept here, or it is nonsense. An error takes its time: there is none where nothing is kept.
    return undefined;
  }
}

/** What the form asks, before all else that speaks with a desk is loaded. */
export interface QuickInfo {
  /** What has arrived already, or an earlier visit kept. */
  readonly now: AskedInfo | undefined;
  /** `undefined` when that did not work: the desk's own client then says why. */
  readonly fresh: () => Promise<AskedInfo | undefined>;
}

export function quickInfo(address: string): QuickInfo {
  const full = inFull(address);
  const key = answers.has(full) ? full : withoutSlash(address);
  const early = answers.get(key);
  // It serves once.
  answers.delete(key);
  return {
    now: infoOf(early?.info ?? kept(keptAt(full))),
    fresh: () => (early?.answer ?? askForm(full)).then(infoOf, () => undefined),
  };
}
