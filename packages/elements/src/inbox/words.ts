import type { FormInfo, Staff } from '@redress/desk';
import type { LocaleController } from '../base/locale-controller.ts';
import type { Params } from '../base/messages.ts';
import type { CaseworkKey } from '../locales/casework/catalogue.ts';
import type { InboxKey } from '../locales/inbox/catalogue.ts';
import type { StaffKey } from '../locales/staff/catalogue.ts';
import { Formats } from '../staff/formats.ts';
import { Vocabulary } from '../staff/vocabulary.ts';

/** The inbox's own sentences. */
export type WorkKey = InboxKey | CaseworkKey;

/** How the parts of the inbox speak: sentences, names of codes, dates and sums. */
export interface Words {
  readonly t: (key: WorkKey | StaffKey | 'loading' | 'retry', params?: Params) => string;
  /** Whether there is a sentence for a key. */
  readonly has: (key: string) => boolean;
  readonly vocabulary: Vocabulary;
  readonly formats: Formats;
  /** Names of colleagues, by id. */
  readonly staffName: (id: string) => string;
}

/** The words of a desk in the reader's language. */
export const wordsOf = (
  locale: LocaleController,
  form: FormInfo | undefined,
  staff: readonly Pick<Staff, 'id' | 'name'>[],
): Words => ({
  t: (key, params) => locale.t(key, params),
  has: (key) => locale.has(key),
  vocabulary: new Vocabulary(form, locale),
  formats: new Formats(locale.tag),
  staffName: (id) => staff.find((each) => each.id === id)?.name ?? id,
});

const minute = 60_000;
const soon = 24 * 60 * minute;
/** Nobody counts more in hours, and a row has little room. */
const mostWorkingTime = 100 * 60 * minute;

/** A deadline against the clock on the wall. */
export function dueText(dueAt: string | null, now: number, { t, formats }: Words): { text: string; tone: string } {
  if (dueAt === null) return { text: '', tone: '' };
  const left = Date.parse(dueAt) - now;
  const time = formats.duration(left);
  if (left < 0) return { text: t('due.over', { time }), tone: 'danger' };
  return { text: t('due.left', { time }), tone: left < soon ? 'warning' : '' };
}

/**
 * Working time left, where it is not that of the wall: `undefined` for deadlines by calendars that never close, and far
 * ones. It was told with the row: once the wall clock shows no more than that, it is old.
 */
export function workingTimeText(
  { dueAt, workingTimeLeft }: { readonly dueAt: string | null; readonly workingTimeLeft?: number },
  now: number,
  { t, formats }: Words,
): string | undefined {
  if (dueAt === null || workingTimeLeft === undefined || Math.abs(workingTimeLeft) >= mostWorkingTime) return undefined;
  const wall = Date.parse(dueAt) - now;
  const isOver = wall < 0;
  if (isOver !== workingTimeLeft < 0 && workingTimeLeft !== 0) return undefined;
  if (Math.abs(wall) - Math.abs(workingTimeLeft) < minute) return undefined;
  const time = formats.workingTime(workingTimeLeft);
  return t(isOver ? 'due.working.over' : 'due.working.left', { time });
}
