import { apply, type Attachment, type Case, type CaseEvent, type Command } from '@redress/cases';
import type { AttachmentDesk } from './attachments.ts';
import type { CaseLog, Loaded } from './case-log.ts';
import { DeskError } from './desk-error.ts';
import type { PolicyBook } from './policy-book.ts';

/** Something that reached the desk by mail, about a case that there is. */
export interface Letter {
  readonly text: string;
  /** Files that were uploaded before. */
  readonly attachments?: readonly Attachment[] | undefined;
  /** Of the mail: with the same one it is taken once. */
  readonly key: string;
}

/** What became of it. `repeated`: it came before. `ended`: the case takes no messages any more. `erased`: see below. */
export type Delivered = 'taken' | 'repeated' | 'ended' | 'erased';

/** Whether the log has something of this key already. */
const has = (events: readonly CaseEvent[], key: string): boolean =>
  events.some(
    (event) =>
      (event.type === 'message-sent' && event.message.key === key) ||
      (event.type === 'note-added' && event.key === key),
  );

/** Mail that comes in for a case, as its customer's words or as a note of the desk's. */
export class Correspondence {
  readonly #log: CaseLog;
  readonly #policies: PolicyBook;
  readonly #attachments: AttachmentDesk;

  constructor(log: CaseLog, policies: PolicyBook, attachments: AttachmentDesk) {
    this.#log = log;
    this.#policies = policies;
    this.#attachments = attachments;
  }

  /**
   * Adds a message of the customer's, who need not have the receipt: whoever calls this has checked who wrote.
   * Nothing is added to a case whose customer's data was erased.
   * @throws DeskError `unknown-case`, `unknown-upload`
   */
  async message(caseId: string, { text, attachments, key }: Letter): Promise<Delivered> {
    const claimed = await this.#attachments.claim(attachments, caseId);
    const message = { text, key, ...(claimed.length && { attachments: claimed }) };
    return this.#add(caseId, { type: 'send-message', message }, 'customer', key, claimed);
  }

  /**
   * Notes something in a case, whatever its state.
   * @throws DeskError `unknown-case`, `unknown-upload`
   */
  async note(caseId: string, { text, attachments, key }: Letter): Promise<Delivered> {
    const claimed = await this.#attachments.claim(attachments, caseId);
    const note = { note: text, key, ...(claimed.length && { attachments: claimed }) };
    return this.#add(caseId, { type: 'add-note', ...note }, 'system', key, claimed);
  }

  /** Whether a case's proposal may be offered only once a supervisor has approved it. */
  async needsApproval(it: Case): Promise<boolean> {
    const { approvalRequired } = await this.#policies.rulings();
    return it.solution !== undefined && approvalRequired?.(it, it.solution.proposal) === true;
  }

  async #add(
    caseId: string,
    command: Command,
    role: 'customer' | 'system',
    key: string,
    claimed: readonly Attachment[],
  ): Promise<Delivered> {
    const rulings = await this.#policies.rulings();
    let became: Delivered = 'taken';
    const decide = ({ it, events }: Loaded): CaseEvent[] => {
      const erased = events.some(({ type }) => type === 'customer-erased');
      became = has(events, key) ? 'repeated' : erased ? 'erased' : 'taken';
      if (became !== 'taken') return [];
      const outcome = apply(it, command, { ...rulings, actor: { role }, now: this.#log.instant(it) });
      if ('events' in outcome) return outcome.events;
      if (outcome.refused.code !== 'not-in-state') throw new DeskError('refused', { reason: outcome.refused.code });
      became = 'ended';
      return [];
    };
    await this.#log.change(
      caseId,
      decide,
      claimed.map(({ id }) => id),
    );
    return became;
  }
}
