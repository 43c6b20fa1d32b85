import type { Copied, CopyOptions } from '../archive/copy.ts';
import type { Terminal } from './command.ts';

/** What was copied, for a person. */
export function copiedText({ tables, files, missingFiles }: Copied): string {
  const rows = Object.entries(tables)
    .filter(([, sum]) => sum.rows > 0)
    .map(([table, sum]) => `${String(sum.rows).padStart(10)}  ${table}  ${sum.sha256.slice(0, 12)}\n`);
  const lost = missingFiles.map((sha256) => `missing     file ${sha256}\n`);
  return `${rows.join('')}${String(files).padStart(10)}  files\n${lost.join('')}`;
}

/** Says on a terminal which table is being copied, over itself. */
export function counting({ interactive, err }: Terminal): Required<CopyOptions> & { readonly end: () => void } {
  return {
    onProgress({ table, rows }) {
      if (interactive) err(`\r\u001b[K${table} ${rows}`);
    },
    end() {
      if (interactive) err('\r\u001b[K');
    },
  };
}
