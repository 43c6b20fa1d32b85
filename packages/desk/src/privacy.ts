import {
  customerKey,
  customerSpellings,
  endStates,
  reduce,
  splitPersonal,
  type Attachment,
  type Case,
  type CaseEvent,
  type EventOf,
} from '@redress/cases';
import { auditExpiry, expiries } from '@redress/rules';
import type { Staff } from './answers.ts';
import type { AttachmentDesk } from './attachments.ts';
import { derivedOf, type CaseLog, type Loaded } from './case-log.ts';
import { DeskError } from './desk-error.ts';
import type { PolicyBook } from './policy-book.ts';
import type { Feed, Now, Secrets, Store } from './ports.ts';
import { Pseudonyms } from './pseudonyms.ts';
import type { KeptPurchase } from './purchase-log.ts';

/** All that is known of a customer. Times are RFC 3339 in UTC. */
export interface CustomerExport {
  readonly format: 'redress-customer/1';
  readonly exportedAt: string;
  /** As it was asked for. */
  readonly customer: string;
  /** Newest first. */
  readonly cases: readonly {
    readonly case: Omit<Case, 'receiptHash'>;
    readonly events: readonly CaseEvent[];
    /** Files of the complaint, its messages and notes; their bytes go beside. */
    readonly attachments: readonly Attachment[];
  }[];
  readonly purchases: readonly KeptPurchase[];
}

/** What an erasure did. */
export interface Erased {
  /** Numbers of the cases that were erased now; none when there was nothing left. */
  readonly cases: readonly string[];
  /** Those of them that were open, and were withdrawn. */
  readonly withdrawn: readonly string[];
  /** Files that were removed; one that somebody else sent as well stays theirs. */
  readonly files: number;
  readonly purchases: number;
}

type Why = EventOf<'customer-erased'>['why'];
interface Erasing {
  readonly actor: CaseEvent['actor'];
  readonly why: Why;
  /** Stands for the customer from then on. */
  readonly pseudonym: string;
}

const mostTries = 8;
const system = { role: 'system' } as const;
const isOpen = ({ it }: Loaded): boolean => !endStates.includes(it.state);
const anyFile = (event: CaseEvent): readonly Attachment[] => {
  switch (event.type) {
    case 'complaint-received':
      return event.complaint.attachments ?? [];
    case 'message-sent':
      return event.message.attachments ?? [];
    case 'note-added':
      return event.attachments ?? [];
    default:
      return [];
  }
};

/** What customers may ask of those who keep their data, and what a policy says of how long it is kept. */
export class Privacy {
  readonly #store: Store;
  readonly #feed: Feed;
  readonly #now: Now;
  readonly #log: CaseLog;
  readonly #policies: PolicyBook;
  readonly #attachments: AttachmentDesk;
  readonly #pseudonyms: Pseudonyms;

  constructor(
    {
      store,
      feed,
      now,
      secrets,
    }: { readonly store: Store; readonly feed: Feed; readonly now: Now; readonly secrets: Secrets },
    log: CaseLog,
    policies: PolicyBook,
    attachments: AttachmentDesk,
  ) {
    this.#store = store;
    this.#feed = feed;
    this.#now = now;
    this.#log = log;
    this.#policies = policies;
    this.#attachments = attachments;
    this.#pseudonyms = new Pseudonyms(store, secrets);
  }

  /**
   * All that is known of a customer.
   * @param customer the company's number for them, their e-mail address or telephone number.
   */
  async exportCustomer(customer: string): Promise<CustomerExport> {
    const found = await this.#find(customer);
    return {
      format: 'redress-customer/1',
      exportedAt: new Date(this.#now()).toISOString(),
      customer,
      cases: found.map(({ it: { receiptHash: _, ...it }, events }) => ({
        case: it,
        events: events.map((event) => (event.type === 'complaint-received' ? { ...event, receiptHash: '' } : event)),
        attachments: events.flatMap(anyFile),
      })),
      purchases: await this.#purchases(found, customer),
    };
  }

  /** The bytes of a file of an export. */
  async exportedFile({ id }: Attachment, caseId: string): Promise<Uint8Array<ArrayBuffer>> {
    return (await this.#attachments.content(id, caseId)).bytes;
  }

  /**
   * Erases who a customer is from all their cases. Figures stay: a pseudonym stands for the customer in all of them.
   * Asked again after it broke off, it goes on with the same pseudonym.
   * @param force withdraws cases that are still open.
   * @throws DeskError `case-open` with their numbers.
   */
  async eraseCustomer(customer: string, staff: Staff, { force = false } = {}): Promise<Erased> {
    const found = await this.#find(customer);
    const open = found.filter(isOpen).map(({ it }) => it.number);
    if (open.length && !force) throw new DeskError('case-open', { numbers: open });
    const purchases = await this.#purchases(found, customer);
    const pseudonym = await this.#pseudonyms.of(found, customer);
    const actor = { role: 'admin', id: staff.id, name: staff.name } as const;
    // The oldest last: its id names the customer, however often this is begun.
    for (const { it } of found) await this.#erase(it.id, { actor, why: 'request', pseudonym });
    await this.#store.putPurchases(purchases.map((it) => ({ ...it, customer: pseudonym, orderRef: null })));
    await this.#pseudonyms.forget(found);
    return {
      cases: found.map(({ it }) => it.number),
      withdrawn: open,
      files: await this.#removeFiles(),
      purchases: purchases.length,
    };
  }

  /**
   * Erases who complained from cases that have been over for as long as the policy keeps it; each case by itself.
   * @returns how many.
   */
  async eraseExpired(limit = 100): Promise<number> {
    const { judge } = await this.#policies.current();
    let erased = 0;
    for (const expiry of expiries(judge.policy, this.#now())) {
      for (const id of await this.#store.expired(expiry, limit)) {
        if (await this.#expire(id)) erased += 1;
      }
    }
    if (erased) await this.#removeFiles();
    return erased;
  }

  /** From when on the policy keeps who looked at what, RFC 3339 in UTC; `undefined` for all of it. */
  async auditKeptFrom(): Promise<string | undefined> {
    const { judge } = await this.#policies.current();
    return auditExpiry(judge.policy, this.#now());
  }

  /** Cases of a customer expire one by one, and stay those of one customer. */
  async #expire(caseId: string): Promise<boolean> {
    const loaded = await this.#log.load(caseId);
    if (!loaded) return false;
    const key = customerKey(loaded.it.complaint);
    const known = key === null ? [loaded] : await this.#find(key);
    const pseudonym = await this.#pseudonyms.keep(known, loaded);
    await this.#erase(caseId, { actor: system, why: 'retention', pseudonym });
    if (known.length > 1 || key === null) return true;
    for (const it of await this.#store.purchasesOf(key))
      await this.#store.putPurchases([{ ...it, customer: pseudonym, orderRef: null }]);
    await this.#pseudonyms.forget(known);
    return true;
  }

  async #find(customer: string): Promise<Loaded[]> {
    const names = customerSpellings(customer);
    const ids = names.length ? await this.#store.casesOf(names) : [];
    const loaded = await Promise.all(ids.map((id) => this.#log.load(id)));
    return loaded.filter((each) => each !== undefined);
  }

  async #purchases(found: readonly Loaded[], customer: string): Promise<KeptPurchase[]> {
    const keys = found.map(({ it }) => customerKey(it.complaint)).filter((key) => key !== null);
    const names = [...new Set([...keys, ...customerSpellings(customer)])];
    return (await Promise.all(names.map((name) => this.#store.purchasesOf(name)))).flat();
  }

  async #erase(caseId: string, { actor, why, pseudonym }: Erasing): Promise<void> {
    for (let tries = 0; tries < mostTries; tries++) {
      const loaded = await this.#log.load(caseId);
      if (!loaded || loaded.it.erased) return;
      const at = this.#log.instant(loaded.it);
      const isAnonymous = customerKey(loaded.it.complaint) === null;
      const next: CaseEvent[] = [
        ...(isOpen(loaded) ? [{ type: 'withdrawn', at, actor } as const] : []),
        { type: 'customer-erased', at, actor, why, ...(!isAnonymous && { pseudonym }) },
      ];
      const bare = loaded.events.map((event) => splitPersonal(event).event);
      const derived = derivedOf(reduce([...bare, ...next]));
      const change = await this.#store.erase(caseId, loaded.it.version, next, derived);
      if (change) {
        this.#feed.publish(change);
        return;
      }
    }
    throw new DeskError('version-conflict');
  }

  /** Whatever cases have let go, also in an erasure that broke off. */
  async #removeFiles(): Promise<number> {
    let removed = 0;
    for (let purged = await this.#attachments.purge(); purged; purged = await this.#attachments.purge())
      removed += purged;
    return removed;
  }
}
