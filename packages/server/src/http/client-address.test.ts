import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Hono } from 'hono';
import { clientAddress } from './client-address.ts';

const told = async (forwarded: string, proxies: number): Promise<string> => {
  const app = new Hono().get('/', (c) => c.text(clientAddress(c, proxies)));
  return (await app.request('/', { headers: { 'x-forwarded-for': forwarded } })).text();
};

it('believes only the hops that are trusted', async () => {
  assert.equal(await told('6.6.6.6, 1.2.3.4', 0), 'local');
  assert.equal(await told('6.6.6.6, 1.2.3.4', 1), '1.2.3.4');
  assert.equal(await told('6.6.6.6, 1.2.3.4, 10.0.0.1', 2), '1.2.3.4');
  assert.equal(await told('1.2.3.4', 3), 'local');
});

it('takes a network of IPv6 for one client', async () => {
  for (const [address, network] of [
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::ffff:1.2.3.4', '1.2.3.4'],
    ['1.2.3.4', '1.2.3.4'],
  ] as const) {
    assert.equal(await told(address, 1), network);
  }
});
