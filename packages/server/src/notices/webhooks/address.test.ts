import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isPublicAddress } from './address.ts';
import { post } from './post.ts';

describe('addresses that a webhook may reach', () => {
  it('are those of the public internet', () => {
    for (const address of ['93.184.216.34', '8.8.8.8', '2606:4700::1111', '2a00:1450:4001::1', '172.32.0.1'])
      assert.equal(isPublicAddress(address), true, address);
  });
  it('are none of our own network, nor lead there', () => {
    const refused = [
      ...['0.0.0.0', '10.0.0.1', '100.64.0.1', '127.0.0.1', '127.255.0.1', '169.254.169.254', '172.16.0.1'],
      ...['172.31.255.255', '192.168.1.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '192.0.0.8'],
      ...['::', '::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::127.0.0.1', '64:ff9b::7f00:1', 'fc00::1', 'fe80::1'],
      ...['fd12::1', 'ff02::1', '2001:db8::1', '2002:7f00:1::', '2001::1', 'not an address', ''],
    ];
    for (const address of refused) assert.equal(isPublicAddress(address), false, address);
  });
  it('are asked of a name when it is connected to', async () => {
    const options = { allowPrivate: false };
    for (const host of ['localhost', '127.0.0.1', '[::1]', '[::ffff:127.0.0.1]']) {
      assert.deepEqual(await post(new URL(`http://${host}:9/`), '{}', {}, options), { error: 'address-refused' }, host);
    }
  });
});
