import { issuesOf } from '@redress/cases';
import * as z from 'zod/mini';
import type { Staff } from './answers.ts';
import { caseQuerySchema } from './case-query.ts';
import { DeskError } from './desk-error.ts';
import type { Now, Secrets, Store } from './ports.ts';
import { mustRead, ownDepartment } from './sees.ts';

const kind = 'view';
const mostOfOne = 50;

const querySchema = z.omit(caseQuerySchema, { after: true, limit: true });

/** A name for a set of filters and an order. */
export const viewSchema = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
  query: querySchema,
  /** Colleagues see it as well: those of the owner's department, or all where the owner has none. */
  shared: z.optional(z.boolean()),
});
export type View = z.infer<typeof viewSchema>;

const keptSchema = z.strictObject({
  ...viewSchema.shape,
  owner: z.string(),
  ownerName: z.string(),
  department: z.optional(z.string()),
});
type Kept = z.infer<typeof keptSchema>;

export interface SavedView extends View {
  readonly id: string;
  /** To be named when it is changed. */
  readonly version: number;
  /** Whose it is, by name. */
  readonly by: string;
  /** Whether the person who asks may change it. */
  readonly own: boolean;
}

/** The lists that people have named for themselves and their colleagues. */
export class Views {
  readonly #store: Store;
  readonly #secrets: Secrets;
  readonly #now: Now;

  constructor({ store, secrets, now }: { readonly store: Store; readonly secrets: Secrets; readonly now: Now }) {
    this.#store = store;
    this.#secrets = secrets;
    this.#now = now;
  }

  /** A person's own and those shared with them, by name. */
  async all(staff: Staff): Promise<SavedView[]> {
    mustRead(staff);
    const views = (await this.#store.records(kind)).flatMap(({ id, version, body }) => {
      const kept = keptSchema.parse(body);
      return sees(kept, staff) ? [shown(id, version, kept, staff)] : [];
    });
    return views.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** @throws DeskError `invalid-query` with issues; `too-many-views`. */
  async add(input: unknown, staff: Staff): Promise<SavedView> {
    mustRead(staff);
    const view = read(input);
    const own = (await this.all(staff)).filter((each) => each.own);
    if (own.length >= mostOfOne) throw new DeskError('too-many-views', { maximum: mostOfOne });
    return this.#put(this.#secrets.id(), 0, ownedBy(view, staff), staff);
  }

  /** @throws DeskError `invalid-query`, `unknown-view`, `forbidden` for another's, `version-conflict`. */
  async change(id: string, expectedVersion: number, input: unknown, staff: Staff): Promise<SavedView> {
    const view = read(input);
    await this.#own(id, staff);
    return this.#put(id, expectedVersion, ownedBy(view, staff), staff);
  }

  /** @throws DeskError `unknown-view`, `forbidden` for another's, `version-conflict`. */
  async remove(id: string, expectedVersion: number, staff: Staff): Promise<void> {
    await this.#own(id, staff);
    if (!(await this.#store.removeRecord(kind, id, expectedVersion))) throw new DeskError('version-conflict');
  }

  async #own(id: string, staff: Staff): Promise<void> {
    mustRead(staff);
    const record = await this.#store.record(kind, id);
    const kept = record && keptSchema.parse(record.body);
    if (!kept || !sees(kept, staff)) throw new DeskError('unknown-view', { id });
    if (kept.owner !== staff.id) throw new DeskError('forbidden', { owner: kept.ownerName });
  }

  async #put(id: string, expectedVersion: number, kept: Kept, staff: Staff): Promise<SavedView> {
    const at = new Date(this.#now()).toISOString();
    const record = await this.#store.putRecord(kind, id, expectedVersion, kept, at);
    if (!record) throw new DeskError('version-conflict');
    return shown(id, record.version, kept, staff);
  }
}

function read(input: unknown): View {
  const parsed = z.safeParse(viewSchema, input, { reportInput: true });
  if (!parsed.success) throw new DeskError('invalid-query', {}, issuesOf(parsed.error));
  return parsed.data;
}

const ownedBy = (view: View, { id, name, department }: Staff): Kept => ({
  ...view,
  owner: id,
  ownerName: name,
  ...(department !== undefined && { department }),
});

/** Those who see every department's cases see what is shared in any. */
function sees({ owner, shared, department }: Kept, staff: Staff): boolean {
  if (owner === staff.id) return true;
  const own = ownDepartment(staff);
  return shared === true && (department === undefined || own === undefined || own === department);
}

const shown = (id: string, version: number, kept: Kept, staff: Staff): SavedView => ({
  id,
  version,
  name: kept.name,
  query: kept.query,
  ...(kept.shared && { shared: true }),
  by: kept.ownerName,
  own: kept.owner === staff.id,
});
