import { fitting } from './flags.ts';
import { bump } from './growable.ts';
import type { Sheet } from './sheet.ts';

/** By cell, the sum of the remedies and in which currency: its code, 0 for none, -1 for several. */
export function money(sheet: Sheet): { readonly sums: Float64Array; readonly currencies: Int32Array } {
  const sums = new Float64Array(sheet.size);
  const currencies = new Int32Array(sheet.size);
  const { rows, cells } = sheet.placed('resolved');
  const { codes } = sheet.columns.dimensions.currency;
  const { values } = sheet.columns.money;
  const { codes: profiles, dictionary } = sheet.columns.profiles;
  const ended = fitting(dictionary.keys, { ended: true });
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0;
    const cell = cells ? (cells[index] ?? 0) : 0;
    const amount = values[row] ?? NaN;
    if (Number.isNaN(amount) || !ended[profiles[row] ?? 0]) continue;
    const currency = codes[row] ?? 0;
    const met = currencies[cell] ?? 0;
    currencies[cell] = met === 0 || met === currency ? currency : -1;
    bump(sums, cell, amount);
  }
  return { sums, currencies };
}
