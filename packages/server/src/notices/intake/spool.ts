import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DeskError } from '@redress/desk';
import type { Log } from '../../log.ts';
import { MailError } from './mail-error.ts';
import { mostMail, readMail } from './read-mail.ts';
import type { MailIntake } from './take-mail.ts';

const spoolOf = (dataDir: string): string => join(dataDir, 'intake');
const mostAtOnce = 20;

async function syncDir(dir: string): Promise<void> {
  const handle = await open(dir, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Leaves a mail for the server that has the data folder. It is there whole, also after a power cut, once this
 * resolves.
 */
export async function spool(dataDir: string, bytes: Uint8Array): Promise<void> {
  const dir = spoolOf(dataDir);
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const name = `${Date.now()}-${randomBytes(8).toString('hex')}`;
  const draft = join(dir, `${name}.part`);
  await writeFile(draft, bytes, { mode: 0o600, flush: true });
  await rename(draft, join(dir, `${name}.eml`));
  await syncDir(dir);
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Lays a mail aside that cannot be taken in, beside why. */
async function layAside(dir: string, name: string, error: MailError | DeskError): Promise<void> {
  const aside = join(dir, 'refused');
  await mkdir(aside, { recursive: true, mode: 0o700 });
  const { code, params } = error;
  await writeFile(join(aside, `${name}.json`), `${JSON.stringify({ code, params })}\n`, { mode: 0o600 });
  await rename(join(dir, name), join(aside, name));
}

async function takeOne(dir: string, name: string, intake: MailIntake, log: Log): Promise<void> {
  const path = join(dir, name);
  try {
    if ((await stat(path)).size > mostMail) throw new MailError('mail-too-large', { maximum: mostMail });
    const taken = await intake.take(await readMail(await readFile(path)));
    log('info', 'mail-taken', { outcome: taken.outcome, ...('number' in taken && { number: taken.number }) });
    // Taken once: should this not happen any more, the mail is known when it is read again.
    await rm(path, { force: true });
  } catch (error) {
    if (isMissing(error)) return;
    const final = error instanceof MailError || (error instanceof DeskError && error.code === 'invalid-complaint');
    if (!final) throw error;
    log('warn', 'mail-refused', { name, code: error.code });
    await layAside(dir, name, error);
  }
}

/**
 * Takes in what was left in a data folder. What cannot be taken in is laid aside in `intake/refused`; what fails for
 * another reason stays for the next time.
 * @returns whether there may be more.
 */
export async function takeSpooled(dataDir: string, intake: MailIntake, log: Log): Promise<boolean> {
  const dir = spoolOf(dataDir);
  const names = await readdir(dir).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const mails = names.filter((name) => name.endsWith('.eml')).sort();
  for (const name of mails.slice(0, mostAtOnce)) await takeOne(dir, name, intake, log);
  return mails.length > mostAtOnce;
}
