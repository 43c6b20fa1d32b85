import type { CustomerView } from '@redress/cases';
import { DeskError } from './desk-error.ts';
import type { Secrets, Store } from './ports.ts';
import { normalizeReceipt } from './receipt.ts';
import type { Tracking } from './tracking.ts';

/** What the link to a survey shows of its case: nothing but the survey. */
export type SurveyView = Pick<CustomerView, 'number' | 'actions' | 'survey'>;

const pattern = /^\s*(r-\d{4}-\d{6,9})\.([^.]+)$/i;

const surveyOf = ({ number, actions, survey }: CustomerView): SurveyView => ({
  number,
  actions: actions.filter((action) => action === 'answer-survey'),
  ...(survey && { survey }),
});

/**
 * Links that let their holder answer the survey of one case, and nothing else: the case's number and a keyed hash of
 * its id. One answer a case; it can be changed for a day, after which the link changes nothing any more.
 */
export class SurveyLinks {
  readonly #store: Pick<Store, 'caseId'>;
  readonly #secrets: Secrets;
  readonly #tracking: Tracking;

  constructor(
    { store, secrets }: { readonly store: Pick<Store, 'caseId'>; readonly secrets: Secrets },
    tracking: Tracking,
  ) {
    this.#store = store;
    this.#secrets = secrets;
    this.#tracking = tracking;
  }

  /** A link's token, e.g. `R-2026-000123.7K3M-9QXT-…`: the same each time. */
  async token(caseId: string, number: string): Promise<string> {
    return `${number}.${await this.#proof(caseId)}`;
  }

  /** @throws DeskError `unknown-receipt`, also for text that cannot be a token. */
  async look(token: string): Promise<SurveyView> {
    return surveyOf(await this.#tracking.trackCase(await this.#caseId(token)));
  }

  /**
   * @param survey as `surveySchema` has it
   * @throws DeskError `unknown-receipt`, `invalid-command` with issues, `refused` with `survey-final` in `reason` a day
   * after the answer.
   */
  async answer(token: string, survey: unknown): Promise<SurveyView> {
    return surveyOf(await this.#tracking.actOn(await this.caseIdOf(token), { type: 'answer-survey', survey }));
  }

  /** @throws DeskError `unknown-receipt` */
  async caseIdOf(token: string): Promise<string> {
    const caseId = await this.#caseId(token);
    if (caseId === undefined) throw new DeskError('unknown-receipt');
    return caseId;
  }

  /** The case whose token it is. Does the same work whether there is one or not. */
  async #caseId(token: string): Promise<string | undefined> {
    const [, number = '', proof = ''] = pattern.exec(token.slice(0, 200)) ?? [];
    const caseId = await this.#store.caseId({ number: number.toUpperCase() });
    // Hashes are compared, so that the time it takes tells nothing about the proof.
    const [given, expected] = await Promise.all(
      [readable(proof), normalizeReceipt(await this.#proof(caseId ?? 'nobody'))].map((text) =>
        this.#secrets.sha256(text),
      ),
    );
    return given === expected ? caseId : undefined;
  }

  #proof(caseId: string): Promise<string> {
    return this.#secrets.receipt(`survey ${caseId}`);
  }
}

function readable(proof: string): string {
  try {
    return normalizeReceipt(proof);
  } catch (error) {
    if (error instanceof DeskError) return 'no proof';
    throw error;
  }
}
