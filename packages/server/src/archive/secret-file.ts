import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from './place.ts';

const pathOf = (dataDir: string): string => join(dataDir, 'secret');

/** The secret that receipts are made of, where it is kept in the data folder and not given by the environment. */
export const readSecret = ({ dataDir, secret }: Place): string | undefined =>
  secret === undefined && existsSync(pathOf(dataDir)) ? readFileSync(pathOf(dataDir), 'utf8') : undefined;

export function writeSecret({ dataDir, secret }: Place, text: string): void {
  if (secret !== undefined) return;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(pathOf(dataDir), text, { mode: 0o600, flush: true });
}

export function copySecret(from: Place, to: Place): void {
  const text = readSecret(from);
  if (text !== undefined) writeSecret(to, text);
}
