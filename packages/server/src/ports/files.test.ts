import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import S3rver from '@20minutes/s3rver';
import type { Files } from '@redress/desk';
import { filesConformance } from '@redress/desk/testing';
import { StoreError } from '../store/store-error.ts';
import { openFiles } from './open-files.ts';

const keys = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' };

describe('files on disk', () => {
  for (const { name, run } of filesConformance) {
    it(name, async () => {
      const dir = await mkdtemp(join(tmpdir(), 'redress-files-'));
      try {
        await run(await openFiles(undefined, dir));
      } finally {
        await rm(dir, { recursive: true });
      }
    });
  }
});

describe('files in a bucket', () => {
  let server: S3rver;
  let dir: string;
  let endpoint: string;

  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'redress-s3-'));
    server = new S3rver({
      address: '127.0.0.1',
      port: 0,
      directory: dir,
      silent: true,
      configureBuckets: [{ name: 'bucket' }],
    });
    const { port } = await server.run();
    endpoint = `http://127.0.0.1:${port}`;
  });

  after(async () => {
    await server.close();
    await rm(dir, { recursive: true });
  });

  const open = (credentials = keys): Promise<Files> =>
    openFiles(
      `s3://bucket/complaints?endpoint=${encodeURIComponent(endpoint)}&region=eu-central-1`,
      '/nowhere',
      credentials,
    );

  for (const { name, run } of filesConformance) it(name, async () => run(await open()));

  it('says so when the store refuses', async () => {
    const files = await open({ ...keys, AWS_SECRET_ACCESS_KEY: 'wrong' });
    await assert.rejects(files.put('a'.repeat(64), new Uint8Array([1])), /the object store answered 403/);
    await assert.rejects(files.get('a'.repeat(64)), /the object store answered 403/);
  });

  it('refuses an address that leads nowhere', async () => {
    const why = (reason: string) => (error: unknown) =>
      error instanceof StoreError && error.code === 'files-unusable' && error.params['why'] === reason;
    await assert.rejects(openFiles('s3:///prefix', '/nowhere', keys), why('no-bucket'));
    await assert.rejects(openFiles('s3://bucket', '/nowhere', {}), why('no-credentials'));
    await assert.rejects(openFiles('s3://bucket?endpoint=ftp://x', '/nowhere', keys), why('bad-endpoint'));
  });
});
