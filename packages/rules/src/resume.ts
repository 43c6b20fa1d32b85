import type { Calendar, Within } from './calendar/index.ts';
import { minuteMs } from './calendar/civil.ts';
import { prove } from './calendar/proof.ts';
import type { Resumed } from './judge.ts';

/**
 * A deadline after a pause: what was left of it when the pause began runs from its end.
 * Working units pause in working time, the others by the clock.
 */
export function resumed(
  calendar: Calendar,
  within: Within,
  { due, pausedAt, resumedAt }: { due: number; pausedAt: number; resumedAt: number },
): Resumed {
  const later = calendar.resume(due, pausedAt, resumedAt, within) ?? due;
  const unit = within.unit.startsWith('business') ? 'business minutes' : 'minutes';
  const proof =
    later <= resumedAt
      ? []
      : prove(calendar, {
          within: { unit, amount: Math.round((later - resumedAt) / minuteMs) },
          start: resumedAt,
          begins: resumedAt,
          due: later,
          lastDay: calendar.dayAt(later),
        });
  return { due: new Date(later).toISOString(), proof };
}
