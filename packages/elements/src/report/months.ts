/** Months as `2026-09`. */

/** The month that is so many after another. */
export function monthAfter(month: string, count: number): string {
  const [year = NaN, number = NaN] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}

/** How many months there are to choose from. */
const offered = 36;

/** Months to choose from, the latest first: back from the present one, and the chosen one wherever it is. */
export function monthsUpTo(present: string, chosen: string): string[] {
  const months = Array.from({ length: offered }, (_, index) => monthAfter(present, -index));
  const isMonth = /^\d{4}-(0[1-9]|1[0-2])$/.test(chosen);
  return months.includes(chosen) || !isMonth ? months : [...months, chosen].sort().reverse();
}
