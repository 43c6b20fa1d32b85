import { issuesOf } from '@redress/cases';
import { DeskError, type DeskErrorCode } from '@redress/desk';
import * as z from 'zod/mini';
import type { CustomerSecret } from './endpoint.ts';
import { HttpError } from './problem.ts';

/** The schemes of `Authorization` that customers use. */
export const schemes: Readonly<Record<CustomerSecret, string>> = { receipt: 'Receipt', survey: 'Survey' };

/** A value of a schema. @throws DeskError with this code and a pointer to each fault. */
export function parsed<T>(schema: z.ZodMiniType<T>, value: unknown, code: DeskErrorCode): T {
  const result = z.safeParse(schema, value, { reportInput: true });
  if (result.success) return result.data;
  throw new DeskError(code, {}, issuesOf(result.error));
}

/** What stands behind `Receipt` or `Survey` in `Authorization`. @throws HttpError `unauthenticated` */
export function secretIn(header: string | undefined, kind: CustomerSecret): string {
  const [, scheme = '', secret = ''] = /^(\w+) +(\S.*)$/.exec(header ?? '') ?? [];
  if (scheme.toLowerCase() !== kind) throw new HttpError('unauthenticated', {}, { 'www-authenticate': schemes[kind] });
  return secret.trim();
}

/** The token of `Authorization: Bearer …`; `undefined` where the header says something else. */
export const bearerIn = (header: string | undefined): string | undefined =>
  /^Bearer +(\S+) *$/i.exec(header ?? '')?.[1];

/** The version in `If-Match: "3"`; `0` is for what is new. @throws HttpError `if-match-required` */
export function versionIn(header: string | undefined): number {
  const version = /^"?(\d{1,9})"?$/.exec(header?.trim() ?? '')?.[1];
  if (version === undefined) throw new HttpError('if-match-required');
  return Number(version);
}

/** A file to be saved and never shown: whatever is in it cannot run under our origin. */
export function download(name: string, type: string, bytes: Uint8Array<ArrayBuffer>): Response {
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  const plain = name.replaceAll(/[^\w. -]/g, '_');
  return new Response(bytes, {
    headers: {
      'content-type': type,
      'content-length': String(bytes.byteLength),
      'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
      'cache-control': 'private, no-store',
    },
  });
}
