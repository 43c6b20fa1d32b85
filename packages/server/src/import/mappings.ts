import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DeskError, parseImportMapping, type ImportMapping } from '@redress/desk';

const shipped = (name: string): string => fileURLToPath(new URL(`../../mappings/${name}.json`, import.meta.url));

/**
 * A mapping by its path, or by the name of one that is shipped (`cfpb`).
 * `source` names the system that the rows come from.
 * @throws DeskError `invalid-mapping` with what is wrong with it.
 */
export async function readMapping(nameOrPath: string): Promise<{ mapping: ImportMapping; source: string }> {
  const isName = /^[a-z0-9-]+$/.test(nameOrPath) && !existsSync(nameOrPath);
  const path = isName ? shipped(nameOrPath) : nameOrPath;
  if (!existsSync(path))
    throw new DeskError('invalid-mapping', { mapping: nameOrPath }, [{ code: 'not-found', path: '' }]);
  const result = parseImportMapping(asJson(await readFile(path, 'utf8')));
  if ('issues' in result) throw new DeskError('invalid-mapping', { mapping: nameOrPath }, result.issues);
  return { mapping: result.mapping, source: basename(path, '.json') };
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
