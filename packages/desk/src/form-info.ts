import type { CategoryNode, CauseNode, Conditions, FactDefinition, Labels, Policy } from '@redress/rules';

/** A question of the policy's own, as a form asks it. */
export interface FormField extends FactDefinition {
  readonly id: string;
}

/** What a form needs to know of the policy, and no more: rules and departments' names stay in. */
export interface FormInfo {
  readonly policy: { readonly name: string; readonly version: number };
  readonly categories: readonly CategoryNode[];
  readonly fields: readonly FormField[];
  readonly departments: readonly { readonly id: string; readonly label?: Labels | undefined }[];
  /** What deadlines are called, where the policy says so. */
  readonly clocks?: readonly { readonly id: string; readonly label?: Labels | undefined }[] | undefined;
  readonly attachments: { readonly max: number; readonly maxBytes: number; readonly types: readonly string[] };
  readonly anonymous: boolean;
  readonly consent?: { readonly text: Labels; readonly link?: string | undefined } | undefined;
  readonly languages: readonly string[];
  /** The policy's own taxonomy of causes; absent for the one that ships. */
  readonly causes?: readonly CauseNode[] | undefined;
}
export type { CategoryNode, Conditions, Labels };

const allowedTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/heic',
  'application/pdf',
  'text/plain',
] as const;

/** What files a policy lets in, with the defaults where it is silent: 10 files of 10 MB. */
export const attachmentLimits = (policy: Policy): FormInfo['attachments'] => ({
  max: policy.form?.attachments?.max ?? 10,
  maxBytes: policy.form?.attachments?.maxBytes ?? 10 * 1024 * 1024,
  types: policy.form?.attachments?.types ?? allowedTypes,
});

/** The public part of a policy. */
export const formInfo = (policy: Policy, version: number): FormInfo => ({
  policy: { name: policy.name, version },
  categories: policy.categories,
  fields: Object.entries(policy.facts ?? {})
    .filter(([, fact]) => !fact.staffOnly)
    .map(([id, fact]) => ({ id, ...fact })),
  departments: policy.departments,
  attachments: attachmentLimits(policy),
  anonymous: policy.form?.anonymous ?? true,
  consent: policy.form?.consent,
  languages: policy.form?.languages ?? [],
  ...(policy.clocks && { clocks: policy.clocks }),
  ...(policy.causes && { causes: policy.causes }),
});
