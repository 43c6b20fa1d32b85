import { randomBytes, randomInt } from 'node:crypto';
import { createChallenge, verifySolution, type Challenge, type Payload } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { HttpError } from './problem.ts';

export interface ChallengeSettings {
  /** Signs challenges; the same for all servers of a desk. A random one by default. */
  readonly secret?: string | undefined;
  /** Whether a submit takes a proof where the policy does not say; no by default. */
  readonly byDefault?: boolean | undefined;
}

/** What one submit takes. */
export interface Demand {
  /** The submit's idempotency key: a proof is for one complaint, which the key makes one case however often it comes. */
  readonly key: string;
  /** Iterations of a try. */
  readonly cost: number;
  /** Something filled in what people do not see: it takes ten times the work, for it may have been a person's browser. */
  readonly suspicious: boolean;
}

/** Iterations of PBKDF2 for one try: some milliseconds. */
const usualCost = 5_000;
/** So many tries it takes, at random. */
const tries = { usual: [50, 151], suspicious: [500, 1_501] } as const;
/** In milliseconds: long enough for one who writes slowly. */
const lifetime = 30 * 60_000;
/** The longest proof that is looked at, in characters. */
const longestProof = 4_000;

/**
 * Proof of work by ALTCHA's protocol (version 2, PBKDF2): a browser proves that it has spent a second, and a robot that
 * would fill a desk has to spend one for each complaint. Nothing is kept: a challenge is signed, and bound to one submit.
 */
export class Challenges {
  readonly #secret: string;
  readonly #byDefault: boolean;

  constructor({ secret, byDefault }: ChallengeSettings = {}) {
    this.#secret = secret ?? randomBytes(32).toString('hex');
    this.#byDefault = byDefault ?? false;
  }

  /** Iterations of a try under a policy that says this; 0 where no proof is asked for. */
  costUnder(proofOfWork: boolean | number | undefined): number {
    const asked = proofOfWork ?? this.#byDefault;
    return asked === true ? usualCost : Number(asked);
  }

  create({ key, cost, suspicious }: Demand): Promise<Challenge> {
    const [from, to] = suspicious ? tries.suspicious : tries.usual;
    return createChallenge({
      algorithm: 'PBKDF2/SHA-256',
      cost,
      counter: randomInt(from, to),
      data: { key, suspicious },
      expiresAt: new Date(Date.now() + lifetime),
      deriveKey,
      hmacSignatureSecret: this.#secret,
      hmacKeySignatureSecret: `${this.#secret} keys`,
    });
  }

  /** @throws HttpError `proof-required` with a challenge, unless the proof is one of what is demanded. */
  async check(proof: string | undefined, demand: Demand): Promise<void> {
    if (proof === undefined || !(await this.#holds(proof, demand)))
      throw new HttpError('proof-required', { challenge: await this.create(demand) });
  }

  async #holds(proof: string, { key, cost, suspicious }: Demand): Promise<boolean> {
    const payload = payloadIn(proof);
    const { parameters } = payload?.challenge ?? {};
    if (!payload || parameters?.data?.['key'] !== key || parameters.cost < cost) return false;
    if (suspicious && parameters.data['suspicious'] !== true) return false;
    const { verified } = await verifySolution({
      ...payload,
      deriveKey,
      hmacSignatureSecret: this.#secret,
      hmacKeySignatureSecret: `${this.#secret} keys`,
    });
    return verified;
  }
}

/** What a proof says, if it has the form of one. */
function payloadIn(proof: string): Payload | undefined {
  if (proof.length > longestProof) return undefined;
  try {
    const payload = JSON.parse(Buffer.from(proof, 'base64').toString('utf8')) as Partial<Payload> | null;
    const { challenge, solution } = payload ?? {};
    const whole =
      typeof challenge?.parameters === 'object' &&
      (challenge.parameters as unknown) !== null &&
      typeof challenge.signature === 'string' &&
      typeof solution === 'object' &&
      (solution as unknown) !== null;
    return whole ? (payload as Payload) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
