import { hash } from 'node:crypto';

/** Lower-case hex of the SHA-256. */
export const sha256 = (text: string): string => hash('sha256', text);

/** What an event is hashed over. */
export interface Hashed {
  readonly caseId: string;
  readonly version: number;
  /** The hash of its personal part as it was kept at first, salt included; `null` when it had none. */
  readonly commitment: string | null;
  /** The event without its personal part, as JSON. */
  readonly body: string;
}

/** An event's own hash: of its place, its text, and a commitment to its personal part that outlives that part. */
export const leafOf = ({ caseId, version, commitment, body }: Hashed): string =>
  sha256(`${caseId}\n${String(version)}\n${commitment ?? ''}\n${body}`);

/** The hash before a case's first event. */
export const beforeFirst = '';

/** The hash of a log up to an event: of the hash up to the one before it, and of its leaf. */
export const link = (previous: string, leaf: string): string => sha256(previous + leaf);
