import type { FormInfo } from '@redress/desk';

/** Answers that the page's script asked for before the element was there; each serves once. */
type Asked = Map<string, Promise<Response>> | undefined;

/**
 * What the form asks, before all else that speaks with a desk is loaded. `undefined` when that did not work: the desk's
 * own client then says why.
 */
export async function quickInfo(address: string): Promise<FormInfo | undefined> {
  const api = address.replace(/\/+$/, '');
  const asked = (globalThis as { [early: symbol]: Asked })[Symbol.for('redress-form-info')];
  const answer = asked?.get(api) ?? fetch(`${api}/form`);
  asked?.delete(api);
  try {
    const response = await answer;
    const info = (await response.json()) as Partial<FormInfo> | null;
    return response.ok && info?.categories ? (info as FormInfo) : undefined;
  } catch {
    return undefined;
  }
}
