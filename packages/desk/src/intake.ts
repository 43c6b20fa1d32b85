import {
  customerKey,
  customerView,
  parseComplaint,
  reduce,
  type Actor,
  type Case,
  type CaseEvent,
  type Complaint,
} from '@redress/cases';
import type { Staff, Submitted } from './answers.ts';
import type { AttachmentDesk } from './attachments.ts';
import { derivedOf, type Loaded } from './case-log.ts';
import { complaintIssues, unaskedIssues } from './complaint-check.ts';
import { DeskError } from './desk-error.ts';
import type { ImportedRow } from './import-row.ts';
import type { PolicyBook } from './policy-book.ts';
import type { Feed, NewCase, Now, Secrets, Store, Submission } from './ports.ts';
import { normalizeReceipt } from './receipt.ts';

export interface SubmitOptions {
  /** The idempotency key: the same key gives the same case, however often it is sent. */
  readonly key: string;
  /** Who takes the complaint on the customer's behalf. */
  readonly staff?: Staff | undefined;
  /** It came by mail: nobody was asked for consent, a name or the policy's own questions. */
  readonly unasked?: boolean | undefined;
  /** `Message-ID` of that mail. */
  readonly mailId?: string | undefined;
}

/** What a row of another system became. */
export interface Imported {
  readonly caseId: string;
  /** `false`: an earlier run had imported it. */
  readonly created: boolean;
}

interface Opening {
  readonly complaint: Complaint;
  readonly key: string;
  readonly fingerprint: string;
  /** RFC 3339. */
  readonly at: string;
  readonly actor: Actor;
  readonly mailId?: string | undefined;
  /** What is known of how it went, for a case from another system. */
  readonly history?: Omit<Extract<CaseEvent, { type: 'history-imported' }>, 'type' | 'at' | 'actor'>;
}

interface Opened {
  readonly entry: NewCase;
  readonly it: Case;
  readonly receipt: string;
}

const system: Actor = { role: 'system' };
const importKey = ({ key }: Pick<ImportedRow, 'key'>, source: string): string => `import:${source}:${key}`;
const keyPattern = /^[\x21-\x7e]{8,200}$/;

/** Where complaints become cases. */
export class Intake {
  readonly #ports: { store: Store; secrets: Secrets; feed: Feed; now: Now };
  readonly #policies: PolicyBook;
  readonly #attachments: AttachmentDesk;

  constructor(
    ports: { store: Store; secrets: Secrets; feed: Feed; now: Now },
    policies: PolicyBook,
    attachments: AttachmentDesk,
  ) {
    this.#ports = ports;
    this.#policies = policies;
    this.#attachments = attachments;
  }

  /**
   * Take a complaint.
   * @throws DeskError `invalid-complaint` with a pointer to each fault, `key-reused` for a key that came with
   * another complaint, `unknown-upload`.
   */
  async submit(input: unknown, { key, staff, unasked = false, mailId }: SubmitOptions): Promise<Submitted> {
    if (!keyPattern.test(key)) throw new DeskError('invalid-complaint', {}, [{ code: 'invalid-key', path: '' }]);
    const parsed = parseComplaint(input);
    if ('issues' in parsed) throw new DeskError('invalid-complaint', {}, parsed.issues);
    const fingerprint = await this.#ports.secrets.sha256(JSON.stringify(parsed.complaint));
    try {
      return await this.#take(parsed.complaint, { key, staff, unasked, mailId, fingerprint });
    } catch (error) {
      // What was taken before gets its answer again, whatever became of the policy and the uploads since.
      const before = error instanceof DeskError ? await this.#ports.store.submission(key) : undefined;
      if (!before) throw error;
      return this.#again(before, fingerprint);
    }
  }

  async #take(
    sent: Complaint,
    { key, staff, unasked, mailId, fingerprint }: SubmitOptions & { readonly fingerprint: string },
  ): Promise<Submitted> {
    const { judge } = await this.#policies.current();
    const issues = unasked
      ? unaskedIssues(judge.policy, sent)
      : complaintIssues(judge.policy, sent, staff !== undefined);
    if (issues.length) throw new DeskError('invalid-complaint', {}, issues);
    const complaint = await this.#received(sent, staff);
    const actor: Actor = staff
      ? { role: staff.roles[0] ?? 'handler', id: staff.id, name: staff.name }
      : { role: 'customer' };
    const at = new Date(this.#ports.now()).toISOString();
    const { entry, it, receipt } = await this.#open({ complaint, key, fingerprint, at, actor, mailId });
    const created = await this.#ports.store.create(entry);
    if ('existing' in created) return this.#again(created.existing, fingerprint);
    this.#ports.feed.publish(created.change);
    return this.#answer({ it, events: entry.events }, receipt);
  }

  /** The cases of rows from another system, each through the rules as of its own day. */
  async prepareImport({ key, receivedAt, complaint, history }: ImportedRow, source: string): Promise<NewCase> {
    const { judge } = await this.#policies.current();
    const issues = complaintIssues(judge.policy, complaint, true);
    if (issues.length) throw new DeskError('invalid-complaint', {}, issues);
    const ended = history?.closed === true;
    const { closed: _, ...known } = history ?? {};
    const { entry } = await this.#open({
      complaint,
      key: importKey({ key }, source),
      fingerprint: await this.#ports.secrets.sha256(JSON.stringify(complaint)),
      at: receivedAt,
      actor: system,
      ...(ended && { history: { source, ...known } }),
    });
    return entry;
  }

  /** Imports one row; a row that came before is left as it is. */
  async importRow(row: ImportedRow, source: string): Promise<Imported> {
    // Asked first: a row that is there already takes no number.
    const before = await this.#ports.store.submission(importKey(row, source));
    if (before) return { caseId: before.caseId, created: false };
    const entry = await this.prepareImport(row, source);
    const created = await this.#ports.store.create(entry);
    if ('existing' in created) return { caseId: created.existing.caseId, created: false };
    this.#ports.feed.publish(created.change);
    return { caseId: entry.row.id, created: true };
  }

  /** What the sender may not say of himself is ours to fill in. */
  async #received(complaint: Complaint, staff: Staff | undefined): Promise<Complaint> {
    const { tier, ...customer } = complaint.customer ?? {};
    const attachments = await this.#attachments.claim(complaint.attachments, null);
    return {
      ...complaint,
      ...(complaint.customer && { customer: staff ? complaint.customer : customer }),
      ...(attachments.length && { attachments }),
      submittedBy: staff?.id ?? 'customer',
    };
  }

  async #open({ complaint, key, fingerprint, at, actor, mailId, history }: Opening): Promise<Opened> {
    const { store, secrets } = this.#ports;
    const { judge, escalations } = await this.#policies.current();
    const customer = customerKey(complaint);
    const issue = complaint.subcategory ?? complaint.category;
    const repeatCount = customer === null ? 0 : await store.countSame(customer, issue);
    const id = secrets.id();
    const receipt = await secrets.receipt(id);
    const receiptHash = await secrets.sha256(normalizeReceipt(receipt));
    const year = new Date(at).getUTCFullYear();
    const number = `R-${year}-${String(await store.nextNumber(year)).padStart(6, '0')}`;
    const decided = judge.decide(complaint, { now: at, history: { repeatCount } });
    // Of a complaint from another system, what should have called for attention long ago is left to its history.
    const decision = escalations.planned(decided, new Date(this.#ports.now()).toISOString());
    const by = { at, actor: system };
    const events: CaseEvent[] = [
      {
        type: 'complaint-received',
        at,
        actor,
        id,
        number,
        receiptHash,
        complaint,
        ...(repeatCount && { repeatCount }),
        ...(mailId !== undefined && { mailId }),
      },
      { type: 'decision-made', ...by, decision },
      { type: 'acknowledged', ...by },
    ];
    if (history) events.push({ type: 'history-imported', ...by, ...history });
    else if (judge.policy.workflow?.assign !== 'hold') {
      events.push({ type: 'assigned', ...by, department: decision.department });
    }
    const uploads = (complaint.attachments ?? []).map((attachment) => attachment.id);
    const it = reduce(events);
    return { entry: { ...derivedOf(it), events, receiptHash, key, fingerprint, uploads }, it, receipt };
  }

  /** The answer to a submit that came before. */
  async #again({ caseId, fingerprint }: Submission, sent: string): Promise<Submitted> {
    if (fingerprint !== sent) throw new DeskError('key-reused');
    const events = await this.#ports.store.events(caseId);
    return this.#answer({ it: reduce(events), events }, await this.#ports.secrets.receipt(caseId));
  }

  async #answer({ it, events }: Loaded, receipt: string): Promise<Submitted> {
    const now = new Date(this.#ports.now()).toISOString();
    const view = customerView(it, events, { ...(await this.#policies.rulings()), now });
    return { number: it.number, receipt, case: view };
  }
}
