import type { Files } from '@redress/desk';
import { AwsClient } from 'aws4fetch';

export interface S3Settings {
  /** E.g. `https://s3.eu-central-1.amazonaws.com` or `https://minio.example.com:9000`. */
  readonly endpoint: string;
  readonly bucket: string;
  /** Put before each key; `''` for none. */
  readonly prefix: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** In milliseconds; the library tries again after failures of the server's own. */
const patience = 30_000;
const retries = 4;

/** Why an object store did not do what it was asked. */
export class S3Error extends Error {
  override readonly name = 'S3Error';
  readonly status: number;

  constructor(doing: string, status: number) {
    super(`${doing}: the object store answered ${status}`);
    this.status = status;
  }
}

/** Files in a bucket of S3, or of what speaks its protocol, by the hash of their content. */
export class S3Files implements Files {
  readonly #client: AwsClient;
  readonly #base: string;

  constructor({ endpoint, bucket, prefix, region, accessKeyId, secretAccessKey }: S3Settings) {
    this.#client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries });
    this.#base = `${endpoint.replace(/\/+$/, '')}/${bucket}/${prefix}`;
  }

  async put(sha256: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const response = await this.#ask('PUT', sha256, bytes);
    await response.body?.cancel();
    if (!response.ok) throw new S3Error('put', response.status);
  }

  async get(sha256: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const response = await this.#ask('GET', sha256);
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
    await response.body?.cancel();
    if (response.status === 404) return undefined;
    throw new S3Error('get', response.status);
  }

  async remove(sha256: string): Promise<void> {
    const response = await this.#ask('DELETE', sha256);
    await response.body?.cancel();
    if (!response.ok && response.status !== 404) throw new S3Error('remove', response.status);
  }

  #ask(method: string, sha256: string, body?: Uint8Array<ArrayBuffer>): Promise<Response> {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError('not a SHA-256');
    return this.#client.fetch(this.#base + sha256, {
      method,
      signal: AbortSignal.timeout(patience),
      // The store checks that it received what was signed.
      ...(body && { body, headers: { 'x-amz-content-sha256': sha256, 'content-type': 'application/octet-stream' } }),
    });
  }
}
