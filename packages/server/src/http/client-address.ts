import { isIPv6 } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** The first four groups: what one customer of a provider is given. */
function network(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = address.split('%')[0]?.split('::') ?? [];
  const before = head ? head.split(':') : [];
  const after = tail ? tail.split(':') : [];
  const gap = address.includes('::') ? Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0') : [];
  return [...before, ...gap, ...after].slice(0, 4).join(':');
}

/** Who is calling, as far as the network tells; `proxies` trusted hops stand between. */
export function clientAddress(c: Context, proxies: number): string {
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  const told = proxies > 0 ? forwarded.at(-proxies) : undefined;
  // Requests made in the process itself come over no connection.
  const direct = c.env && 'incoming' in (c.env as object) ? getConnInfo(c).remote.address : undefined;
  return network(told || direct || 'local');
}
