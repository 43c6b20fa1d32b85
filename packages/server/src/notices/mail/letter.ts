import type { MailLanguage } from './mail-words.ts';

/** One thing that a mail tells. */
export interface Section {
  readonly title: string;
  readonly text?: readonly string[];
  /** Somebody's own words. */
  readonly quote?: string;
  /** Names and values. */
  readonly facts?: readonly (readonly [string, string])[];
  /** What is said after the words. */
  readonly after?: readonly string[];
}

/** A mail before it is drawn as text and as HTML. */
export interface Letter {
  readonly language: MailLanguage;
  readonly rightToLeft: boolean;
  readonly company: string;
  readonly subject: string;
  readonly greeting?: string;
  /** The first gives the mail its heading. */
  readonly sections: readonly Section[];
  readonly button?: { readonly label: string; readonly href: string };
  readonly footer: readonly string[];
  /** A line above which an answer is to be written. */
  readonly marker?: string;
}

/** One line without control characters: what may stand in a header or a table. */
export const oneLine = (text: string): string => text.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').trim();
