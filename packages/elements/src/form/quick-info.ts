import type { FormInfo } from '@redress/desk';

/** Answers that the page's script asked for before the element was there; each serves once. */
type Asked = Map<string, { readonly info?: unknown; readonly answer: Promise<unknown> }> | undefined;

const infoOf = (json: unknown): FormInfo | undefined =>
  (json as Partial<FormInfo> | null | undefined)?.categories ? (json as FormInfo) : undefined;

async function ask(api: string): Promise<unknown> {
  const response = await fetch(`${api}/form`);
  return response.ok ? await response.json() : undefined;
}

/**
 * What the form asks, before all else that speaks with a desk is loaded; at once when it has arrived already.
 * `undefined` when that did not work: the desk's own client then says why.
 */
export function quickInfo(address: string): FormInfo | Promise<FormInfo | undefined> {
  const api = address.replace(/\/+$/, '');
  const asked = (globalThis as { [early: symbol]: Asked })[Symbol.for('redress-form-info')];
  const early = asked?.get(api);
  asked?.delete(api);
  return infoOf(early?.info) ?? (early?.answer ?? ask(api)).then(infoOf, () => undefined);
}
