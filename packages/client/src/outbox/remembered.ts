import type { Submitted } from '@redress/desk';
import { openShelf } from '../storage/open-shelf.ts';
import type { RememberedRow } from '../storage/rows.ts';

/** How long a complaint is remembered, in milliseconds. */
const memory = 400 * 86_400_000;

const idOf = (desk: string, number: string): string => `${desk} ${number}`;

/**
 * Keep a complaint's receipt on this device, because the person asked for it: whoever uses the device can open the case.
 *
 * @param desk the desk's address.
 * @returns whether it outlives the page.
 */
export async function remember(desk: string, { number, receipt, case: it }: Submitted): Promise<boolean> {
  const shelf = await openShelf();
  const { category, subcategory, title } = it.complaint;
  const row = { id: idOf(desk, number), desk, number, receipt, category, subcategory, title, at: Date.now() };
  await shelf.write([{ in: 'remembered', put: row }]);
  return shelf.lasting;
}

/** What was remembered of a desk, latest first. What is too old is forgotten. */
export async function remembered(desk: string, now = Date.now()): Promise<RememberedRow[]> {
  const shelf = await openShelf();
  const rows = await shelf.all('remembered');
  const old = rows.filter(({ at }) => at < now - memory);
  if (old.length) await shelf.write(old.map(({ id }) => ({ in: 'remembered', drop: id })));
  return rows.filter((row) => row.desk === desk && !old.includes(row)).sort((a, b) => b.at - a.at);
}

export async function forget(desk: string, number: string): Promise<void> {
  const shelf = await openShelf();
  await shelf.write([{ in: 'remembered', drop: idOf(desk, number) }]);
}
