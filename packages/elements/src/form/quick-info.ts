import type { FormInfo } from '@redress/desk';

/** Answers that the page's script asked for before the element was there; each serves once. */
type Asked = Map<string, { readonly info?: unknown; readonly answer: Promise<unknown> }> | undefined;

const infoOf = (json: unknown): FormInfo | undefined =>
  (json as Partial<FormInfo> | null | undefined)?.categories ? (json as FormInfo) : undefined;

async function ask(api: string): Promise<unknown> {
  const response = await fetch(`${api}/form`);
  return response.ok ? await response.json() : undefined;
}

/** Where an earlier visit left what a desk's form asks. */
export const keptAt = (api: string): string => `redress-form ${api}`;

function kept(api: string): FormInfo | undefined {
  try {
    return infoOf(JSON.parse(localStorage.getItem(keptAt(api)) ?? ''));
  } catch {
    // Nothing is kept, or nothing may be.
    return undefined;
  }
}

/** What the form asks, before all else that speaks with a desk is loaded. */
export interface QuickInfo {
  /** What has arrived already, or an earlier visit kept. */
  readonly now: FormInfo | undefined;
  /** `undefined` when that did not work: the desk's own client then says why. */
  readonly fresh: Promise<FormInfo | undefined>;
}

export function quickInfo(address: string): QuickInfo {
  const api = address.replace(/\/+$/, '');
  const asked = (globalThis as { [early: symbol]: Asked })[Symbol.for('redress-form-info')];
  const early = asked?.get(api);
  asked?.delete(api);
  return {
    now: infoOf(early?.info) ?? kept(api),
    fresh: (early?.answer ?? ask(api)).then(infoOf, () => undefined),
  };
}
