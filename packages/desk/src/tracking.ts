import { apply, customerView, parseCommand, type Command, type CustomerView, type Rulings } from '@redress/cases';
import type { AttachmentDesk } from './attachments.ts';
import type { CaseLog, Loaded } from './case-log.ts';
import { DeskError } from './desk-error.ts';
import type { PolicyBook } from './policy-book.ts';
import type { Secrets, Store } from './ports.ts';
import { normalizeReceipt } from './receipt.ts';

const customer = { role: 'customer' } as const;

/** What a customer may do with a receipt. */
export class Tracking {
  readonly #store: Store;
  readonly #secrets: Secrets;
  readonly #log: CaseLog;
  readonly #policies: PolicyBook;
  readonly #attachments: AttachmentDesk;

  constructor(
    { store, secrets }: { readonly store: Store; readonly secrets: Secrets },
    log: CaseLog,
    policies: PolicyBook,
    attachments: AttachmentDesk,
  ) {
    this.#store = store;
    this.#secrets = secrets;
    this.#log = log;
    this.#policies = policies;
    this.#attachments = attachments;
  }

  /**
   * The case that a receipt opens. Does the same work whether there is one or not.
   * @throws DeskError `unknown-receipt`, also for text that cannot be one.
   */
  async caseIdOf(receipt: string): Promise<string> {
    const caseId = await this.#find(receipt);
    if (caseId === undefined) throw new DeskError('unknown-receipt');
    return caseId;
  }

  /** @throws DeskError `unknown-receipt`, after asking the store all that it is asked for a known one. */
  async track(receipt: string): Promise<CustomerView> {
    return this.trackCase(await this.#find(receipt));
  }

  /** The case of an id; of none, the same work and `unknown-receipt`. */
  async trackCase(caseId: string | undefined): Promise<CustomerView> {
    const loaded = await this.#log.load(caseId ?? 'nobody');
    const rulings = await this.#policies.rulings();
    if (!loaded) throw new DeskError('unknown-receipt');
    return this.#view(loaded, rulings);
  }

  /**
   * Do what the customer asks.
   * @throws DeskError `unknown-receipt`, `invalid-command` with issues, `refused` with the lifecycle's code in `reason`.
   */
  async act(receipt: string, input: unknown): Promise<CustomerView> {
    return this.actOn(await this.caseIdOf(receipt), input);
  }

  /** The same, for whoever has proven otherwise that they may. */
  async actOn(caseId: string, input: unknown): Promise<CustomerView> {
    const command = await this.#read(input, caseId);
    const rulings = await this.#policies.rulings();
    const uploads = command.type === 'send-message' ? (command.message.attachments ?? []).map(({ id }) => id) : [];
    const key = command.type === 'send-message' ? command.message.key : undefined;
    const decide = ({ it, events }: Loaded) => {
      // A message that is sent again, because its answer was lost, is one.
      if (key !== undefined && events.some((each) => each.type === 'message-sent' && each.message.key === key))
        return [];
      const outcome = apply(it, command, { ...rulings, actor: customer, now: this.#log.instant(it) });
      if ('refused' in outcome)
        throw new DeskError('refused', { reason: outcome.refused.code, ...outcome.refused.params });
      return outcome.events;
    };
    return this.#view(await this.#log.change(caseId, decide, uploads), rulings);
  }

  async #read(input: unknown, caseId: string): Promise<Command> {
    const parsed = parseCommand(input);
    if ('issues' in parsed) throw new DeskError('invalid-command', {}, parsed.issues);
    const { command } = parsed;
    if (command.type !== 'send-message' || !command.message.attachments) return command;
    const attachments = await this.#attachments.claim(command.message.attachments, caseId);
    return { ...command, message: { ...command.message, attachments } };
  }

  async #find(receipt: string): Promise<string | undefined> {
    return this.#store.caseId({ receiptHash: await this.#secrets.sha256(readable(receipt)) });
  }

  #view({ it, events }: Loaded, rulings: Rulings): CustomerView {
    return customerView(it, events, { ...rulings, now: this.#log.instant(it) });
  }
}

/** What is hashed for a text that is no receipt: nothing hashes to it, and the look-up takes as long. */
function readable(receipt: string): string {
  try {
    return normalizeReceipt(receipt);
  } catch (error) {
    if (error instanceof DeskError) return `no receipt: ${receipt.slice(0, 200)}`;
    throw error;
  }
}
