import { join } from 'node:path';
import type { Files } from '@redress/desk';
import { StoreError } from '../store/store-error.ts';
import { DiskFiles } from './disk-files.ts';

interface Credentials {
  readonly AWS_ACCESS_KEY_ID?: string | undefined;
  readonly AWS_SECRET_ACCESS_KEY?: string | undefined;
}

const unusable = (why: string) => new StoreError('files-unusable', { why });

/**
 * Where attachments are kept: a folder, or `s3://bucket/prefix?endpoint=https://…&region=…` with the keys in the
 * environment, under the names that every S3 tool uses. Without an endpoint it is Amazon's, of the region.
 * @throws StoreError `files-unusable`
 */
export async function openFiles(
  where: string | undefined,
  dataDir: string,
  { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey }: Credentials = process.env,
): Promise<Files> {
  if (where === undefined) return new DiskFiles(join(dataDir, 'files'));
  if (!where.startsWith('s3:')) return new DiskFiles(where);
  if (!URL.canParse(where)) throw unusable('not-an-s3-url');
  const url = new URL(where);
  if (!url.hostname) throw unusable('no-bucket');
  if (!accessKeyId || !secretAccessKey) throw unusable('no-credentials');
  const region = url.searchParams.get('region') ?? 'us-east-1';
  const endpoint = url.searchParams.get('endpoint') ?? `https://s3.${region}.amazonaws.com`;
  if (!/^https?:\/\//.test(endpoint) || !URL.canParse(endpoint)) throw unusable('bad-endpoint');
  const path = url.pathname.replaceAll(/^\/+|\/+$/g, '');
  // Only who keeps files there waits for what it needs.
  const { S3Files } = await import('./s3-files.ts');
  return new S3Files({
    endpoint,
    bucket: url.hostname,
    prefix: path && `${path}/`,
    region,
    accessKeyId,
    secretAccessKey,
  });
}
