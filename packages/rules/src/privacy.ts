import { pointer } from '@redress/cases';
import type { Policy } from './policy.ts';
import type { Report } from './report.ts';

const pattern = /^([1-9]\d{0,3}) (day|week|month|year)s?$/;

/** Cases of which the personal part is to be erased. */
export interface Expiry {
  /** They ended before this; RFC 3339 in UTC. */
  readonly endedBefore: string;
  /** What they are about (the subcategory, else the category): one of these, or none of those. */
  readonly issues?: readonly string[];
  readonly exceptIssues?: readonly string[];
}

const dayInMs = 86_400_000;

/** The instant so long before another. A month that lacks the day counts to its last. */
function before(now: number, retain: string): string {
  const [, count = '', unit = ''] = pattern.exec(retain) ?? [];
  const n = Number(count);
  if (unit === 'day' || unit === 'week') return new Date(now - n * (unit === 'week' ? 7 : 1) * dayInMs).toISOString();
  const at = new Date(now);
  const months = at.getUTCFullYear() * 12 + at.getUTCMonth() - n * (unit === 'year' ? 12 : 1);
  const [year, month] = [Math.floor(months / 12), ((months % 12) + 12) % 12];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  at.setUTCFullYear(year, month, Math.min(at.getUTCDate(), lastDay));
  return at.toISOString();
}

/** What has expired by now, as a policy has it. */
export function expiries({ privacy, categories }: Policy, now: number): Expiry[] {
  const own = privacy?.categories ?? {};
  const named = (id: string): boolean => Object.hasOwn(own, id);
  const about = (id: string): string[] => {
    const children = categories.find((category) => category.id === id)?.children ?? [];
    return [id, ...children.map((child) => child.id).filter((child) => !named(child))];
  };
  const special = Object.entries(own).map(([id, retain]) => ({ endedBefore: before(now, retain), issues: about(id) }));
  if (privacy?.retain === undefined) return special;
  const exceptIssues = special.flatMap(({ issues }) => issues);
  return [...special, { endedBefore: before(now, privacy.retain), ...(exceptIssues.length && { exceptIssues }) }];
}

/** Entries of the audit trail from before this have expired; RFC 3339 in UTC. */
export const auditExpiry = ({ privacy }: Pick<Policy, 'privacy'>, now: number): string | undefined =>
  privacy?.audit === undefined ? undefined : before(now, privacy.audit);

export function checkPrivacy({ privacy, categories }: Policy, report: Report): void {
  const ids = new Set(categories.flatMap(({ id, children = [] }) => [id, ...children.map((child) => child.id)]));
  const check = (retain: string, at: string): void => {
    if (!pattern.test(retain)) report('invalid-duration', at, { within: retain });
  };
  if (privacy?.retain !== undefined) check(privacy.retain, '/privacy/retain');
  if (privacy?.audit !== undefined) check(privacy.audit, '/privacy/audit');
  for (const [id, retain] of Object.entries(privacy?.categories ?? {})) {
    const at = pointer(['privacy', 'categories', id]);
    if (!ids.has(id)) report('unknown-category', at, { id });
    check(retain, at);
  }
}
