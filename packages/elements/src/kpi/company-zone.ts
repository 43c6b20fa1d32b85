import type { StaffDesk } from '@redress/client';

const zones = new WeakMap<StaffDesk, Promise<string | undefined>>();

/** The time zone in whose days a desk tells its figures: asked for once, however many cards there are. */
export function companyZone(desk: StaffDesk): Promise<string | undefined> {
  const known = zones.get(desk) ?? desk.form().then(({ timeZone }) => timeZone);
  zones.set(desk, known);
  // A failed request may be made again.
  known.catch(() => zones.delete(desk));
  return known;
}
