import type { FormInfo } from '@redress/desk';

/**
 * What the form asks, before all else that speaks with a desk is loaded. `undefined` when that did not work: the desk's
 * own client then says why.
 */
export async function quickInfo(api: string): Promise<FormInfo | undefined> {
  try {
    const response = await fetch(`${api.replace(/\/+$/, '')}/form`, { credentials: 'omit' });
    const info = (await response.json()) as Partial<FormInfo> | null;
    return response.ok && info?.categories ? (info as FormInfo) : undefined;
  } catch {
    return undefined;
  }
}
