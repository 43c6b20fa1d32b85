import type { Case, Clock, Complaint, Decision, Rulings } from '@redress/cases';
import { Escalations, Workflow, type Judge } from '@redress/rules';
import type { Staff } from './answers.ts';
import { DeskError } from './desk-error.ts';
import { readPolicy, type Holidays } from './policy-lab.ts';
import type { Now, PolicyVersion, Store } from './ports.ts';

/** A policy's text as it was published. */
export interface PolicyText {
  readonly version: number;
  readonly hash: string;
  readonly text: string;
}

/** A policy in force, and what it says of cases. */
export interface InForce {
  readonly judge: Judge;
  readonly version: number;
  readonly escalations: Escalations;
  readonly rulings: Rulings;
}

/** How long another process's publishing may go unnoticed, in milliseconds. */
const staleAfter = 1_000;

const staffRoles = (staff: Staff | undefined): readonly string[] => staff?.roles ?? [];

/** The policy in force, its judge, and its versions. */
export class PolicyBook {
  readonly #store: Store;
  readonly #now: Now;
  readonly #holidays: Holidays;
  #current: InForce | undefined;
  #checkedAt = -Infinity;
  /** Many ask at once: one looks for all of them. */
  #looking: Promise<InForce> | undefined;

  constructor(ports: { readonly store: Store; readonly now: Now; readonly holidays: Holidays }) {
    this.#store = ports.store;
    this.#now = ports.now;
    this.#holidays = ports.holidays;
  }

  /** @throws DeskError `no-policy` before the first is published. */
  async current(): Promise<InForce> {
    // A clock set back must not keep an old policy alive.
    if (this.#current && Math.abs(this.#now() - this.#checkedAt) < staleAfter) return this.#current;
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  async #look(): Promise<InForce> {
    const now = this.#now();
    const stored = await this.#store.policy();
    if (!stored) throw new DeskError('no-policy');
    const { version } = stored.meta;
    // What was published here meanwhile is newer than what was read.
    if (!this.#current || this.#current.version < version) this.#current = await this.#judged(stored.text, version);
    this.#checkedAt = now;
    return this.#current;
  }

  async #judged(text: string, version: number): Promise<InForce> {
    const checked = await this.judge(text, version);
    if (checked.issues) throw new DeskError('invalid-policy', {}, checked.issues);
    return inForce(checked.judge, version);
  }

  /** A judge for a text, or what is wrong with it. */
  judge(text: unknown, version = 0): ReturnType<typeof readPolicy> {
    return readPolicy(text, this.#holidays, version);
  }

  /** @throws DeskError `unknown-policy-version`, or `no-policy` before the first. */
  async text(version?: number): Promise<PolicyText> {
    const found = await this.#store.policy(version);
    if (!found)
      throw version === undefined ? new DeskError('no-policy') : new DeskError('unknown-policy-version', { version });
    return { version: found.meta.version, hash: found.meta.hash, text: found.text };
  }

  versions(): Promise<PolicyVersion[]> {
    return this.#store.policyVersions();
  }

  /**
   * Publish a text over version `over` (0: the first).
   * @throws DeskError `invalid-policy` with a pointer to each fault, `policy-conflict`, `forbidden`.
   */
  async publish(text: string, over: number, by: Staff, note?: string): Promise<PolicyText> {
    if (!staffRoles(by).includes('admin')) throw new DeskError('forbidden', { needs: 'admin' });
    const checked = await this.judge(text, over + 1);
    if (checked.issues) throw new DeskError('invalid-policy', {}, checked.issues);
    const { hash } = checked.judge.identity;
    const meta = {
      hash,
      publishedAt: new Date(this.#now()).toISOString(),
      publishedBy: by.name,
      note: note?.slice(0, 1_000) ?? null,
    };
    if (!(await this.#store.publishPolicy(over, meta, text))) {
      const newest = await this.#store.policy();
      throw new DeskError('policy-conflict', { version: newest?.meta.version ?? 0 });
    }
    // Somebody may have published over it, and been read here, before this got its turn again.
    if (!this.#current || this.#current.version <= over) {
      this.#current = inForce(checked.judge, over + 1);
      this.#checkedAt = this.#now();
    }
    return { version: over + 1, hash, text };
  }

  /** What the policy in force says of a case, as the lifecycle asks it. */
  async rulings(): Promise<Rulings> {
    return (await this.current()).rulings;
  }
}

function inForce(judge: Judge, version: number): InForce {
  const escalations = new Escalations(judge);
  return { judge, version, escalations, rulings: rulingsOf(judge, escalations) };
}

function rulingsOf(judge: Judge, escalations: Escalations): Rulings {
  const workflow = new Workflow(judge);
  return {
    approvalRequired: (it, { cost, outcome, remedy }) =>
      workflow.approvalRequired({
        ...caseFacts(it),
        outcome,
        cost: cost ?? remedy.amount ?? 0,
        remedyType: remedy.type,
        remedyAmount: remedy.amount ?? 0,
      }),
    offerUntil: (now) => workflow.window('offerWindow', now),
    reopenUntil: (endedAt) => workflow.window('reopenWindow', endedAt),
    // Without its calendar, which the policy may have given up since, a clock runs on by the time that it stood still.
    resume: ({ dueAt, within, calendar, pausedAt }: Clock, resumedAt) =>
      judge.calendar(calendar) &&
      workflow.resume({ due: dueAt, within, calendar }, { pausedAt: pausedAt ?? resumedAt, resumedAt }),
    decide: (it, now): Decision =>
      escalations.planned(judge.decide(it.complaint, { now, history: { repeatCount: it.repeatCount } }), now),
    escalations: ({ escalations: planned = [], dueAt }, to) => escalations.moved(planned, dueAt, to),
    escalation: (it, rule) => escalations.ruling(it, rule),
  };
}

/** What approval rules may ask of a case, beside the proposal. */
function caseFacts({ complaint, severity, department, repeatCount, cycle }: Case): Record<string, unknown> {
  const { customer, fields, ...own }: Complaint = complaint;
  return {
    ...fields,
    ...own,
    customerTier: customer?.tier,
    customerVulnerable: customer?.vulnerable,
    severity,
    department,
    repeatCount,
    cycle,
  };
}
