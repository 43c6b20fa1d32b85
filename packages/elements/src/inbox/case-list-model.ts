import type { StaffDesk } from '@redress/client';
import type { CaseQuery, ListedCase, Queue } from '@redress/desk';

/** A row without the text that only the desk searches: lists may hold tens of thousands. */
export type ListRow = Omit<ListedCase, 'search'>;

const pageSize = 60;
/** A refresh asks for what is loaded, up to this many rows; the ones below follow when they are scrolled to. */
const refreshLimit = 200;

const slim = ({ search: _, ...row }: ListedCase): ListRow => row;

/** The cases that a query finds, loaded page by page. Dispatches `change` whenever something to show has changed. */
export class CaseListModel extends EventTarget {
  /** As far as the desk counts. */
  total = 0;
  /** It stopped counting there: 10,001 means more than 10,000. */
  isCapped = false;
  state: 'loading' | 'more' | 'idle' = 'loading';
  error: unknown;
  query: CaseQuery = {};

  readonly #desk: StaffDesk;
  #rows: ListRow[] = [];
  #next: string | undefined;
  #asked = 0;

  constructor(desk: StaffDesk) {
    super();
    this.#desk = desk;
  }

  get rows(): readonly ListRow[] {
    return this.#rows;
  }

  get complete(): boolean {
    return this.state === 'idle' && this.#next === undefined;
  }

  /** Shows another query; the rows at hand stay until the answer is there. */
  async show(query: CaseQuery): Promise<void> {
    this.query = query;
    this.state = 'loading';
    this.error = undefined;
    this.#changed();
    await this.#load(pageSize);
  }

  /** Asks again for what is shown; what is below is dropped and loaded again when it is reached. */
  refresh(): Promise<void> {
    return this.#load(Math.min(refreshLimit, Math.max(pageSize, this.rows.length)));
  }

  async more(): Promise<void> {
    if (this.state !== 'idle' || this.#next === undefined) return;
    this.state = 'more';
    this.#changed();
    await this.#load(pageSize, this.#next);
  }

  async #load(limit: number, after?: string): Promise<void> {
    const asked = ++this.#asked;
    try {
      const page = await this.#desk.cases({ ...this.query, limit, ...(after !== undefined && { after }) });
      // A later question makes this answer stale.
      if (asked !== this.#asked) return;
      const rows = page.rows.map(slim);
      // A copy of a long list for each page of it would soon be more than the page.
      if (after === undefined) this.#rows = rows;
      else this.#rows.push(...rows);
      this.total = page.total;
      this.isCapped = page.more ?? false;
      this.#next = page.next;
      this.error = undefined;
    } catch (error) {
      if (asked !== this.#asked) return;
      this.error = error;
    }
    this.state = 'idle';
    this.#changed();
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}

/** How many cases each queue holds. */
export async function countQueues(
  desk: StaffDesk,
  queues: readonly Queue[],
  narrowed: Pick<CaseQuery, 'department'> = {},
): Promise<ReadonlyMap<Queue, number>> {
  const counts = await Promise.all(
    queues.map(async (queue) => [queue, (await desk.cases({ ...narrowed, queue, limit: 1 })).total] as const),
  );
  return new Map(counts);
}
