import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** The lines of a gzipped CSV file by their columns' names; read character by character, as plainly as can be. */
export function readCsvGz(file: string | URL): Record<string, string>[] {
  const lines: string[][] = [[]];
  let cell = '';
  let quoted = false;
  let closed = false;
  for (const char of gunzipSync(readFileSync(file)).toString('utf8')) {
    const line = lines.at(-1)!;
    if (quoted) {
      if (char === '"') [quoted, closed] = [false, true];
      else cell += char;
    } else if (char === '"') {
      if (closed) cell += '"';
      [quoted, closed] = [true, false];
    } else if (char === ',' || char === '\n') {
      line.push(cell);
      [cell, closed] = ['', false];
      if (char === '\n') lines.push([]);
    } else {
      cell += char;
    }
  }
  const [header = [], ...rows] = lines.filter((line) => line.length);
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
}
