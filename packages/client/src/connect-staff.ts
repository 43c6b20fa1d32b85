import { HttpStaffDesk } from './http-staff-desk.ts';

const desks = new Map<string, HttpStaffDesk>();

/**
 * The staff's desk at an address; the same object each time, so that elements of a page share their stream.
 *
 * @param options.api e.g. `https://desk.example.com/api` or `/api`.
 */
export function connectStaff({ api }: { readonly api: string }): HttpStaffDesk {
  const desk = new HttpStaffDesk({ api });
  const known = desks.get(desk.api);
  if (known) return known;
  desks.set(desk.api, desk);
  return desk;
}
