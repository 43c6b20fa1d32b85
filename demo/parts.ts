import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Plugin } from 'vite';

const include = /^( *)<!-- part: ([\w-]+) -->\n/gm;
const folder = join(import.meta.dirname, 'parts');

/** A part as it stands in a page: indented as the place is, with the link to the page itself marked. */
function partFor(page: string, name: string, indent: string): string {
  return readFileSync(join(folder, `${name}.html`), 'utf8')
    .replace(`href="./${page}"`, '$& aria-current="page"')
    .replaceAll(/^(?=.)/gm, indent);
}

/** What several pages begin with is written once: a comment such as `<!-- part: head -->` stands for a file of `parts/`. */
export const parts = (): Plugin => ({
  name: 'redress-demo-parts',
  transformIndexHtml: {
    order: 'pre',
    handler: (html, { filename }) =>
      html.replaceAll(include, (_, indent: string, name: string) => partFor(basename(filename), name, indent)),
  },
});
