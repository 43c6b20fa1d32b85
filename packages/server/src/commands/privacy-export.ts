import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import type { CustomerExport } from '@redress/desk';
import { Zip, ZipPassThrough } from 'fflate';
import type { OpenedDesk } from '../open-desk.ts';
import { UsageError, type CliCommand } from './command.ts';
import { whereOptions, whereUsage, withDesk } from './where.ts';

const encoder = new TextEncoder();

/** An archive with the export as JSON and the files of each case in a folder of its own. */
async function* archive(found: CustomerExport, { desk }: Pick<OpenedDesk, 'desk'>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  const add = (name: string, bytes: Uint8Array): void => {
    const entry = new ZipPassThrough(name);
    zip.add(entry);
    entry.push(bytes, true);
  };
  add('customer.json', encoder.encode(`${JSON.stringify(found, undefined, 2)}\n`));
  for (const { case: it, attachments } of found.cases) {
    for (const attachment of attachments) {
      const bytes = await desk.privacy.exportedFile(attachment, it.id);
      add(`${it.number}/${attachment.id} ${attachment.name}`, bytes);
      yield* ready.splice(0);
    }
  }
  zip.end();
  yield* ready.splice(0);
}

/** Under a temporary name first: what is there under its own is whole. */
async function write(out: string, chunks: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<void> {
  const temporary = `${out}.part`;
  try {
    await pipeline(Readable.from(chunks), createWriteStream(temporary, { mode: 0o600, flush: true }), { signal });
    await rename(temporary, out);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Gives all that is known of a customer. */
export const privacyExport: CliCommand = {
  usage: `privacy export --customer EMAIL|NUMBER|PHONE [--out FILE.zip] ${whereUsage}`,
  summary: 'all that is known of a customer, as JSON, or with its files as a zip',
  async run(args, terminal) {
    const { values } = parseArgs({
      args,
      options: { ...whereOptions, customer: { type: 'string' }, out: { type: 'string' } },
    });
    const { customer, out } = values;
    if (!customer) throw new UsageError('--customer, a number, an e-mail address or a telephone number');
    return withDesk(
      values,
      () => undefined,
      async (opened) => {
        const found = await opened.desk.privacy.exportCustomer(customer);
        opened.audit.record({ action: 'customer-exported', subject: customer });
        if (out === undefined) terminal.out(`${JSON.stringify(found, undefined, 2)}\n`);
        else {
          await write(out, archive(found, opened), terminal.signal);
          terminal.out(`${out}: ${found.cases.length} cases\n`);
        }
        return found.cases.length || found.purchases.length ? 0 : 1;
      },
    );
  },
};
