import { asiaPacificPacks } from './asia-pacific.ts';
import { euPacks } from './eu.ts';
import { gulfPacks } from './gulf.ts';
import type { Pack } from './pack.ts';
import { ukPacks } from './uk.ts';
import { usPacks } from './us.ts';

export type { Confidence, Pack } from './pack.ts';

/** Every pack by id, for a policy's `extends`. */
export const packs: Readonly<Record<string, Pack>> = Object.fromEntries(
  [...ukPacks, ...euPacks, ...usPacks, ...asiaPacificPacks, ...gulfPacks].map((pack) => [pack.id, pack]),
);
