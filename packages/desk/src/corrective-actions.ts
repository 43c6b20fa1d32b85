import { issuesOf } from '@redress/cases';
import { shareKpis, type CorrectiveAction } from '@redress/metrics';
import * as z from 'zod/mini';
import type { Staff } from './answers.ts';
import { DeskError } from './desk-error.ts';
import { filtersSchema, kpiSchema } from './figures-query.ts';
import type { Now, Store } from './ports.ts';
import type { KeptRecord } from './records.ts';

const kind = 'corrective-action';
const named = z.string().check(z.trim(), z.minLength(1), z.maxLength(500));

/** What staff write of an action. */
export const actionSchema = z.strictObject({
  title: named,
  owner: named,
  /** The day since when it is, or is to be, in place. */
  since: z.iso.date(),
  against: filtersSchema,
  /** One of the figures that count cases of cases. */
  kpi: z.optional(kpiSchema.check(z.refine((id) => shareKpis.includes(id), { error: 'not-a-share' }))),
  state: z._default(z.enum(['active', 'done', 'dropped']), 'active'),
  note: z._default(z.string().check(z.maxLength(5_000)), ''),
});
export type ActionInput = z.input<typeof actionSchema>;

/** A corrective action as the desk keeps it. A dropped one is in no report. */
export interface KeptAction extends CorrectiveAction {
  readonly state: 'active' | 'done' | 'dropped';
  readonly note: string;
  /** Counts from 1; a change says which it was made over. */
  readonly version: number;
  readonly updatedAt: string;
  /** Who changed it last. */
  readonly updatedBy: string;
}

type Body = z.output<typeof actionSchema> & { readonly updatedBy: string };

const actionOf = ({ id, version, updatedAt, body }: KeptRecord): KeptAction => ({
  ...(body as Body),
  id,
  version,
  updatedAt,
});

/** What was done against kinds of complaints, kept beside the cases. */
export class CorrectiveActions {
  readonly #store: Store;
  readonly #now: Now;

  constructor({ store, now }: { readonly store: Store; readonly now: Now }) {
    this.#store = store;
    this.#now = now;
  }

  /** All, the latest begun first. */
  async all(): Promise<KeptAction[]> {
    const actions = (await this.#store.records(kind)).map(actionOf);
    return actions.sort((a, b) => (a.since === b.since ? (a.id < b.id ? -1 : 1) : a.since < b.since ? 1 : -1));
  }

  /**
   * Writes an action over the version that was seen, 0 for a new one.
   * @throws DeskError `invalid-action` with issues, `unknown-action`, `version-conflict`.
   */
  async save(id: string, input: unknown, expectedVersion: number, staff: Staff): Promise<KeptAction> {
    const parsed = z.safeParse(actionSchema, input, { reportInput: true });
    if (!parsed.success) throw new DeskError('invalid-action', {}, issuesOf(parsed.error));
    const body: Body = { ...parsed.data, updatedBy: staff.name };
    const at = new Date(this.#now()).toISOString();
    const written = await this.#store.putRecord(kind, id, expectedVersion, body, at);
    if (!written) throw await this.#conflict(id, expectedVersion);
    return actionOf(written);
  }

  /** @throws DeskError `unknown-action`, `version-conflict`. */
  async remove(id: string, expectedVersion: number): Promise<void> {
    if (!(await this.#store.removeRecord(kind, id, expectedVersion))) throw await this.#conflict(id, expectedVersion);
  }

  async #conflict(id: string, expectedVersion: number): Promise<DeskError> {
    const current = await this.#store.record(kind, id);
    if (!current) return new DeskError('unknown-action', { id });
    return new DeskError('version-conflict', { expected: expectedVersion, current: current.version });
  }
}
