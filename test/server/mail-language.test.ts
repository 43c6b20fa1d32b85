import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { json, signedIn, testServer } from './servers.ts';

let server: Awaited<ReturnType<typeof testServer>>;
before(async () => {
  server = await testServer();
});
after(() => server.stop());

it('lets staff choose the language of mail to them, and nobody else’s', async () => {
  const ann = await signedIn(server, { email: 'ann@example.com', name: 'Ann', roles: ['handler'] });
  const bob = await signedIn(server, { email: 'bob@example.com', name: 'Bob', roles: ['supervisor'] });
  const choose = (cookie: string, body: unknown) =>
    fetch(`${server.url}/api/session/language`, {
      method: 'PUT',
      headers: { ...json, cookie },
      body: JSON.stringify(body),
    });
  const kept = async (cookie: string): Promise<unknown> => {
    const response = await fetch(`${server.url}/api/session`, { headers: { cookie } });
    return ((await response.json()) as { language?: string }).language;
  };
  assert.equal(await kept(ann), undefined);
  assert.equal((await choose(ann, { language: 'ja' })).status, 204);
  assert.deepEqual([await kept(ann), await kept(bob)], ['ja', undefined]);
  for (const wrong of [{ language: 'xx' }, {}, { language: 'de', id: 'x' }]) {
    const response = await choose(ann, wrong);
    assert.equal(response.status, 422);
    assert.equal(((await response.json()) as { code: string }).code, 'invalid-command');
  }
  assert.equal((await choose('', { language: 'de' })).status, 401);
  assert.equal(await kept(ann), 'ja');
  assert.equal((await choose(ann, { language: null })).status, 204);
  assert.equal(await kept(ann), undefined);
});
