import type { AskedInfo } from './quick-info.ts';
import type { FormKey } from '../locales/form/catalogue.ts';

/** What has been filled in, by question: built-in names, and `fields.<id>` for the policy's own. */
export type Answers = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

export interface Question {
  readonly name: string;
  readonly kind: 'text' | 'area' | 'select' | 'number' | 'date' | 'email' | 'tel' | 'check' | 'checks';
  readonly label: string;
  readonly help?: string | undefined;
  readonly required?: boolean | undefined;
  /** Longest text in UTF-16 code units, or largest number. */
  readonly max?: number | undefined;
  readonly min?: number | undefined;
  readonly whole?: boolean;
  readonly options?: readonly (readonly [value: string, label: string])[];
  /** Chosen until something else is. */
  readonly preset?: string | undefined;
  readonly autocomplete?: string;
}

export const sectionIds = ['what', 'details', 'files', 'contact'] as const;
export type SectionId = (typeof sectionIds)[number];
/** What is asked now; `undefined` keeps the place of a question that may come in between: others stay what they are. */
export type Asked = readonly (Question | undefined)[];
export type Sections = Readonly<Record<SectionId, Asked>>;

export interface Setting {
  /** Until it is there, what does not depend on it can be filled in already. */
  readonly info: AskedInfo | undefined;
  /** The policy's own questions; loaded when it has any. */
  readonly own: ((info: AskedInfo, answers: Answers, setting: Setting) => Asked) | undefined;
  /** Built-in questions to ask besides those every complaint needs. */
  readonly ask: readonly string[];
  readonly currencies: readonly string[];
  /** Staff take a call: how it reached them, unless they choose otherwise. */
  readonly channel: Question | undefined;
  readonly isOnBehalf: boolean;
  readonly tag: string;
  readonly t: (key: FormKey) => string;
}
