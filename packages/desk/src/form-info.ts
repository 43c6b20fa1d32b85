import type { CategoryNode, CauseNode, Conditions, FactDefinition, KnownProblem, Labels, Policy } from '@redress/rules';

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
  /** The company's, as IANA names it: in what days and months its figures are told. */
  readonly timeZone?: string | undefined;
  /** The policy's own taxonomy of causes; absent for the one that ships. */
  readonly causes?: readonly CauseNode[] | undefined;
  /** Conditions that the fields' `showIf` name. */
  readonly conditions?: Readonly<Record<string, Conditions>> | undefined;
  /** What is known at the moment, to be told before somebody complains of it. */
  readonly knownProblems?: readonly KnownProblem[] | undefined;
  /** Whether a submit takes a proof of work, and its iterations; absent for what the server is set to. */
  readonly proofOfWork?: boolean | number | undefined;
}
/** What the form itself needs of it: the rest is for those who show cases. */
export type AskedForm = Omit<FormInfo, 'departments' | 'clocks' | 'causes' | 'languages' | 'timeZone'>;
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

/** Conditions that others lead to, by name: those that rules alone use stay in. */
function namedBy(roots: readonly unknown[], all: Readonly<Record<string, Conditions>>): Record<string, Conditions> {
  const named: Record<string, Conditions> = {};
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const { condition: name } = node as { readonly condition?: unknown };
    const found = typeof name === 'string' && Object.hasOwn(all, name) ? all[name] : undefined;
    if (found && !Object.hasOwn(named, name as string)) {
      named[name as string] = found;
      visit(found);
    }
    for (const key of ['all', 'any', 'not'] as const) visit((node as Readonly<Record<string, unknown>>)[key]);
  };
  visit(roots);
  return named;
}

/** Whether a problem is one at an instant, in milliseconds since 1970. */
const isOn = ({ from, until }: KnownProblem, now: number): boolean =>
  (from === undefined || Date.parse(from) <= now) && (until === undefined || now < Date.parse(until));

/** The company's time zone: the policy's, else its first calendar's. */
export const timeZoneOf = ({ timeZone, calendars = {} }: Policy): string =>
  timeZone ?? Object.values(calendars)[0]?.timeZone ?? 'UTC';

/** The public part of a policy, as it is at an instant. */
export function formInfo(policy: Policy, version: number, now: number): FormInfo {
  const fields = Object.entries(policy.facts ?? {})
    .filter(([, fact]) => !fact.staffOnly)
    .map(([id, fact]) => ({ id, ...fact }));
  const conditions = namedBy(
    fields.map(({ showIf }) => showIf),
    policy.conditions ?? {},
  );
  const knownProblems = (policy.knownProblems ?? []).filter((problem) => isOn(problem, now));
  return {
    policy: { name: policy.name, version },
    categories: policy.categories,
    fields,
    departments: policy.departments,
    attachments: attachmentLimits(policy),
    anonymous: policy.form?.anonymous ?? true,
    consent: policy.form?.consent,
    languages: policy.form?.languages ?? [],
    timeZone: timeZoneOf(policy),
    ...(policy.clocks && { clocks: policy.clocks }),
    ...(policy.causes && { causes: policy.causes }),
    ...(Object.keys(conditions).length && { conditions }),
    ...(knownProblems.length && { knownProblems }),
    ...(policy.spam?.proofOfWork !== undefined && { proofOfWork: policy.spam.proofOfWork }),
  };
}
