/** A small JSON document that the desk keeps beside its cases. */
export interface KeptRecord {
  /** What it is, e.g. `corrective-action`. */
  readonly kind: string;
  /** Unique within its kind. */
  readonly id: string;
  /** Counts from 1; each change adds one. */
  readonly version: number;
  readonly updatedAt: string;
  readonly body: unknown;
}

/** Where such documents are kept. Of several that change one version of a document, one gets through. */
export interface Records {
  /** All of a kind, by id. */
  records(kind: string): Promise<KeptRecord[]>;
  record(kind: string, id: string): Promise<KeptRecord | undefined>;
  /**
   * Writes a document over the version that the writer has seen, 0 for a new one.
   * @returns it with its new version; `undefined`, and nothing written, when another was faster.
   */
  putRecord(
    kind: string,
    id: string,
    expectedVersion: number,
    body: unknown,
    updatedAt: string,
  ): Promise<KeptRecord | undefined>;
  /** @returns whether it was there in this version, and is gone now. */
  removeRecord(kind: string, id: string, expectedVersion: number): Promise<boolean>;
}
