import { lookup, type LookupAddress } from 'node:dns';
import * as http from 'node:http';
import * as https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './address.ts';

/** In milliseconds, from the look-up of the name to the end of the answer. */
const patience = 15_000;
/** In bytes: nobody reads more of an answer. */
const mostAnswer = 64 * 1024;

export interface PostOptions {
  /** Addresses of our own network may be reached as well. */
  readonly allowPrivate: boolean;
  readonly signal?: AbortSignal;
}

class AddressRefused extends Error {
  readonly code = 'address-refused';
}

/** Gives a connection only addresses that may be reached: what was checked is what is connected to. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    if (error) {
      callback(error, '', 0);
      return;
    }
    const allowed = found.filter(({ address }) => isPublicAddress(address));
    const first = allowed[0];
    if (!first) callback(new AddressRefused(hostname), '', 0);
    else if (options.all) callback(null, allowed);
    else callback(null, first.address, first.family);
  });
};

const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

const codeOf = (error: unknown): string => {
  const { code, name } = error as NodeJS.ErrnoException;
  if (name === 'TimeoutError') return 'timeout';
  return typeof code === 'string' ? code : 'connection-failed';
};

function answered(response: http.IncomingMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    let size = 0;
    response.on('data', (chunk: Buffer) => {
      size += chunk.length;
      // The status has said all; the rest is not waited for.
      if (size > mostAnswer) response.destroy();
    });
    response.once('close', resolve);
    response.once('error', (error) => {
      if (size > mostAnswer) resolve();
      else reject(error);
    });
  });
}

/**
 * Posts JSON. Redirects are not followed.
 * @returns the status, or why there is none: `address-refused`, `timeout`, or the system's code, e.g. `ECONNREFUSED`.
 */
export async function post(
  url: URL,
  body: string,
  headers: Readonly<Record<string, string>>,
  { allowPrivate, signal }: PostOptions,
): Promise<{ readonly status: number } | { readonly error: string }> {
  const host = hostOf(url);
  if (!allowPrivate && isIP(host) && !isPublicAddress(host)) return { error: 'address-refused' };
  const limit = AbortSignal.timeout(patience);
  const { request } = url.protocol === 'https:' ? https : http;
  try {
    return await new Promise<{ status: number }>((resolve, reject) => {
      const sent = request(url, {
        method: 'POST',
        headers: {
          ...headers,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Redress-Webhooks',
        },
        agent: false,
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
        ...(!allowPrivate && { lookup: publicLookup }),
      });
      sent.once('error', reject);
      sent.once('response', (response) => {
        answered(response).then(() => {
          resolve({ status: response.statusCode ?? 0 });
        }, reject);
      });
      sent.end(body);
    });
  } catch (error) {
    return { error: limit.aborted ? 'timeout' : codeOf(error) };
  }
}
