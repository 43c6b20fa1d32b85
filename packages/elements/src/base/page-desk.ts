import type { DeskClient } from '@redress/client';
import { createPageDesk } from '@redress/client/page';
import type { DeskSource } from './desk-source.ts';

async function textOf(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`policy-not-loaded: ${address} (${response.status})`);
  return response.text();
}

const pageDesks = new Map<string, Promise<DeskClient>>();

/** The page's own desk, one a database and policy. Import this file only when there is no other desk: it is large. */
export function pageDesk({ name, policySrc }: DeskSource = {}): Promise<DeskClient> {
  const key = JSON.stringify([name, policySrc]);
  const known = pageDesks.get(key);
  if (known) return known;
  const made = (async () => {
    const policy = policySrc === undefined ? undefined : await textOf(policySrc);
    return createPageDesk({ ...(name !== undefined && { name }), ...(policy !== undefined && { policy }) });
  })();
  pageDesks.set(key, made);
  made.catch(() => pageDesks.delete(key));
  return made;
}
