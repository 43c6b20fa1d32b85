import { HttpCustomerDesk } from './http-customer-desk.ts';

const desks = new Map<string, HttpCustomerDesk>();

/**
 * The customer's desk at an address; the same object each time, so that elements of a page share their streams.
 * For a desk in the page see `createPageDesk` in `@redress/client/page`.
 *
 * @param options.api e.g. `https://desk.example.com/api` or `/api`.
 */
export function connect({ api }: { readonly api: string }): HttpCustomerDesk {
  const desk = new HttpCustomerDesk({ api });
  const known = desks.get(desk.api);
  if (known) return known;
  desks.set(desk.api, desk);
  return desk;
}
