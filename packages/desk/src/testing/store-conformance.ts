import type { ConformanceCase } from './conformance-case.ts';
import { erasures } from './erasure-conformance.ts';
import { following } from './following-conformance.ts';
import { policies } from './policy-conformance.ts';
import { urgency } from './urgency-conformance.ts';
import { reading } from './reading-conformance.ts';
import { records } from './record-conformance.ts';
import { uploads } from './upload-conformance.ts';
import { writing } from './writing-conformance.ts';

/** What every adapter of the store must do; each case gets an empty store. */
export const storeConformance: readonly ConformanceCase[] = [
  ...writing,
  ...reading,
  ...urgency,
  ...following,
  ...policies,
  ...uploads,
  ...records,
  ...erasures,
];
