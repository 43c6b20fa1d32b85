/** How what is personal is kept: as it is, or encrypted. */
export interface Protection {
  /** Nobody reads what is kept without a key. */
  readonly isSecret: boolean;
  /** A text as it is kept. `place` binds it to where it stands: moved elsewhere it does not open. */
  readonly conceal: (text: string, place: string) => string;
  /** @throws StoreError `personal-unreadable` when it was changed, moved, or needs a key that is not there. */
  readonly reveal: (kept: string, place: string) => string;
  /** What stands for a customer where customers are compared: the same for the same key. */
  readonly pseudonym: (key: string) => string;
}

/** Kept as it is: the disk or the database's own encryption protects it. */
export const noProtection: Protection = {
  isSecret: false,
  conceal: (text) => text,
  reveal: (kept) => kept,
  pseudonym: (key) => key,
};
