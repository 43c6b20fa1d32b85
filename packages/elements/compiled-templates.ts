import { join } from 'node:path';
import { Visitor, type Alias, type Plugin } from 'vite';
import { compileTemplate } from './src/lean/compile-template.ts';

const lean = join(import.meta.dirname, 'src/lean');

/** What compiled templates are shown by, in the place of Lit. */
export const withoutLit: readonly Alias[] = [
  { find: /^lit$/, replacement: join(lean, 'customer-lit.ts') },
  { find: /^lit\/html\.js$/, replacement: join(lean, 'html.ts') },
];

interface Found {
  readonly start: number;
  readonly end: number;
  readonly strings: readonly string[];
  /** Where its expressions begin and end. */
  readonly expressions: readonly (readonly [start: number, end: number])[];
}

/** All that is tagged `html`, from the outside to the inside. */
function templatesIn(program: unknown): Found[] {
  const found: Found[] = [];
  new Visitor({
    TaggedTemplateExpression({ start, end, tag, quasi }) {
      if (tag.type !== 'Identifier' || tag.name !== 'html') return;
      const strings = quasi.quasis.map(({ value }) => value.cooked ?? '');
      found.push({ start, end, strings, expressions: quasi.expressions.map((each) => [each.start, each.end]) });
    },
  }).visit(program as Parameters<Visitor['visit']>[0]);
  return found;
}

/** Compiles templates for `src/lean/html.ts`: nothing of them is left to be parsed but HTML. */
export const compiledTemplates: Plugin = {
  name: 'compiled-templates',
  transform(code, id) {
    if (!id.includes('/elements/src/') || !code.includes('html`')) return null;
    const found = templatesIn(this.parse(code));
    const texts: string[] = [];
    const rewritten = (from: number, to: number): string => {
      const next = found.find(({ start, end }) => start >= from && end <= to);
      if (!next) return code.slice(from, to);
      const { html, bindings } = compileTemplate(next.strings);
      const expressions = next.expressions.map(([start, end]) => rewritten(start, end));
      const name = `$template${texts.push(JSON.stringify(html))}`;
      const values = bindings.map((around) => {
        const taken = expressions.splice(0, around.length - 1);
        if (around.join('') === '' && taken.length === 1) return `,${taken[0]}`;
        return `,${around.map((text, at) => (at ? `+((${taken[at - 1]})??'')+` : '') + JSON.stringify(text)).join('')}`;
      });
      const call = `html(${name}${values.join('')})`;
      return code.slice(from, next.start) + call + rewritten(next.end, to);
    };
    const body = rewritten(0, code.length);
    return { code: `${texts.map((text, at) => `const $template${at + 1}=[${text}];`).join('')}${body}`, map: null };
  },
};
