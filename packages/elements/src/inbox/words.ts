import type { Params } from '../base/messages.ts';
import type { CaseworkKey } from '../locales/casework/catalogue.ts';
import type { InboxKey } from '../locales/inbox/catalogue.ts';
import type { StaffKey } from '../locales/staff/catalogue.ts';
import type { Formats } from '../staff/formats.ts';
import type { Vocabulary } from '../staff/vocabulary.ts';

/** The inbox's own sentences. */
export type WorkKey = InboxKey | CaseworkKey;

/** How the parts of the inbox speak: sentences, names of codes, dates and sums. */
export interface Words {
  readonly t: (key: WorkKey | StaffKey | 'loading', params?: Params) => string;
  /** Whether there is a sentence for a key. */
  readonly has: (key: string) => boolean;
  readonly vocabulary: Vocabulary;
  readonly formats: Formats;
  /** Names of colleagues, by id. */
  readonly staffName: (id: string) => string;
}

const soon = 24 * 3_600_000;

/** A deadline against the clock on the wall. */
export function dueText(dueAt: string | null, now: number, { t, formats }: Words): { text: string; tone: string } {
  if (dueAt === null) return { text: '', tone: '' };
  const left = Date.parse(dueAt) - now;
  const time = formats.duration(left);
  if (left < 0) return { text: t('due.over', { time }), tone: 'danger' };
  return { text: t('due.left', { time }), tone: left < soon ? 'warning' : '' };
}
