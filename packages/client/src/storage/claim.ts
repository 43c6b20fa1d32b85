import { newId } from '../new-id.ts';
import type { Shelf } from './shelf.ts';

/** How long a claim without a lock outlives its page, in milliseconds. */
const term = 10_000;

/** Lets go of what was claimed. Resolves once others may have it. */
export type Release = () => Promise<void>;

/**
 * Claim something that one tab at a time may work on. A page that dies lets go of it.
 * @returns what lets go of it; `undefined` when another has it.
 */
export async function claim(shelf: Shelf, name: string): Promise<Release | undefined> {
  // Locks want a secure context; leases are for the others.
  const locks = (navigator as { locks?: LockManager }).locks;
  if (!locks) return lease(shelf, name);
  return new Promise((resolve, reject) => {
    const held: Promise<void> = locks.request(`redress:${name}`, { ifAvailable: true }, (lock) => {
      if (!lock) {
        resolve(undefined);
        return undefined;
      }
      return new Promise<void>((release) => {
        resolve(() => {
          release();
          return held;
        });
      });
    });
    held.catch(reject);
  });
}

/** A claim that must be renewed, kept beside what it claims. */
export async function lease(shelf: Shelf, name: string, now = Date.now): Promise<Release | undefined> {
  const by = newId();
  const renew = () =>
    shelf.revise('claims', name, (held) => {
      // One that ends later than it can comes from a clock that was wrong.
      const taken = held && held.by !== by && held.until > now() && held.until <= now() + term;
      return taken ? undefined : { id: name, by, until: now() + term };
    });
  if (!(await renew())) return undefined;
  const timer = setInterval(() => void renew(), term / 3);
  return async () => {
    clearInterval(timer);
    await shelf.revise('claims', name, (held) => (held?.by === by ? { ...held, until: 0 } : undefined));
  };
}
