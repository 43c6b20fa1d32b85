import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const defines = join(import.meta.dirname, 'src/define');
/** A page's own script for an element, where there is one that loads faster than the element's definition alone. */
const scriptOf = (file: string): string => {
  const script = join(import.meta.dirname, 'src/cdn', file);
  return existsSync(script) ? script : join(defines, file);
};

const lean = join(import.meta.dirname, 'src/lean');

/** Takes the indentation out of templates, which no minifier may touch. */
export const leanTemplates: Plugin = {
  name: 'lean-templates',
  transform(code, id) {
    if (!id.includes('/elements/src/') || !/\b(css|html|svg)`/.test(code)) return null;
    const css = code.replace(/\bcss(`[^`]*`)/g, (_, text: string) => {
      const plain = text
        .replace(/\/\*.*?\*\//gs, '')
        .replace(/\s+/g, ' ')
        .replace(/ ?([{};,>~]) ?|(:) |(?<=`) | (?=`)/g, '$1$2')
        .replaceAll(';}', '}')
        .replace(/(?<=[: (,])0\.(?=\d)/g, '.');
      return `css(${plain})`;
    });
    // An indented line break shows as one space.
    return { code: css.replace(/\n\s+(?=<|\$\{|[\w@.?]+=|>|\/>)/g, ' '), map: null };
  },
};

/**
 * Writes the few characters of a script that are not Latin-1 as escapes: one of them makes browsers keep all of its text
 * in two bytes a character. Texts in other scripts are shorter as they are.
 */
export const oneByte: Plugin = {
  name: 'one-byte',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      const escaped = chunk.code.replace(
        /[^\0-\xff]/g,
        (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
      if (escaped.length < chunk.code.length * 2) chunk.code = escaped;
    }
  },
};

/** How a chunk names another one. */
const seenFrom = ({ fileName }: { readonly fileName: string }, file: string): string =>
  dirname(fileName) === '.' ? `./${file}` : `./${basename(file)}`;

/** A chunk's code with one of the chunks it names replaced by another, wherever both lie. */
const renamed = (chunk: { code: string; fileName: string }, from: string, to: string): string =>
  chunk.code.replaceAll(seenFrom(chunk, from), seenFrom(chunk, to));

/** What loads a script early is told what it goes on to load, so that nothing waits for anything else to arrive. */
const nameChunks: Plugin = {
  name: 'name-chunks',
  generateBundle(_, bundle) {
    const chunk = (file: string) => {
      const found = bundle[file];
      return found?.type === 'chunk' ? found : undefined;
    };
    const staticsOf = (file: string, seen = new Set<string>()): Set<string> => {
      if (seen.has(file)) return seen;
      seen.add(file);
      for (const next of chunk(file)?.imports ?? []) staticsOf(next, seen);
      return seen;
    };
    const preloads: Record<string, string[]> = {};
    for (const entry of Object.values(bundle)) {
      if (entry.type !== 'chunk' || !entry.isEntry) continue;
      const parts = staticsOf(entry.fileName);
      if (entry.code.includes('__CHUNKS__')) {
        for (const facade of entry.dynamicImports) {
          const { code = '', imports = [] } = chunk(facade) ?? {};
          for (const part of staticsOf(facade)) parts.add(part);
          const [definition] = imports;
          if (
            !definition ||
            !/^(import\{[^}]*\}from"[^"]*";export\{[^}]*\}|export\{[^}]*\}from"[^"]*");\s*$/.test(code)
          )
            continue;
          // A chunk that only passes on what another one defines would be one more request.
          // Others may load it as well.
          for (const other of Object.values(bundle)) {
            if (other.type === 'chunk') other.code = renamed(other, facade, definition);
          }
          parts.delete(facade);
          Reflect.deleteProperty(bundle, facade);
        }
        const all = [...parts].filter((file) => file !== entry.fileName);
        entry.code = entry.code.replace('__CHUNKS__', all.map((file) => `./${file}`).join(' '));
      }
      preloads[entry.fileName] = [...parts].filter((file) => file !== entry.fileName);
    }
    this.emitFile({ type: 'asset', fileName: 'preload.json', source: `${JSON.stringify(preloads, null, 2)}\n` });
  },
};

/** What placeholders in scripts stand for: modules that are loaded later, with all that they load. */
const laterModules = [
  // What a form loads once somebody uses it.
  ['__LATER__', /elements\/src\/form\/(later|photos)\.ts$|client\/src\/(customer|worker)\.ts$/],
  ['__CONDITIONS__', /elements\/src\/form\/conditions\.ts$/],
] as const;

/** Names in a script what its element loads later. */
export const nameLater: Plugin = {
  name: 'name-later',
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
    const loadedBy = (modules: RegExp): Set<string> => {
      const later = new Set<string>();
      const add = (file: string): void => {
        const found = bundle[file];
        if (found?.type !== 'chunk' || later.has(file) || found.isEntry) return;
        later.add(file);
        found.imports.forEach(add);
      };
      for (const { moduleIds, fileName } of chunks) if (moduleIds.some((id) => modules.test(id))) add(fileName);
      return later;
    };
    for (const chunk of chunks) {
      for (const [name, modules] of laterModules) {
        if (!chunk.code.includes(name)) continue;
        chunk.code = chunk.code.replace(name, [...loadedBy(modules)].map((file) => seenFrom(chunk, file)).join(' '));
      }
    }
  },
};

/** One script an element for pages without a build step; what they share is in chunks of its own. */
export default defineConfig({
  root: import.meta.dirname,
  resolve: {
    conditions: ['source', 'module', 'browser', 'development|production'],
    // As much of `lit` as the elements use.
    alias: [{ find: /^lit$/, replacement: join(lean, 'lit.ts') }],
  },
  plugins: [leanTemplates, oneByte, nameLater, nameChunks],
  build: {
    outDir: 'dist/cdn',
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: false,
    lib: {
      formats: ['es'],
      entry: Object.fromEntries(
        readdirSync(defines)
          .filter((file) => file.startsWith('complaint-') && !file.endsWith('.test.ts'))
          .map((file) => [basename(file, '.ts'), scriptOf(file)]),
      ),
    },
    rolldownOptions: {
      preserveEntrySignatures: 'allow-extension',
      output: {
        minify: true,
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        // What is needed at once comes in as few and as well compressed pieces as can be.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              name: 'core',
              test: /lit-html\/lit-html\.|lit\/html|elements\/src\/lean\/|elements\/src\/base\/(redress-element|desk-element|desk-source|customer-element|language|locale-controller|messages|idle|in-address|until-loaded)|define\/define|theme\/(tokens|plain-button|plain-field)\.ts/,
            },
            {
              name: 'form',
              test: /elements\/src\/define\/complaint-form|elements\/src\/form\/(complaint-form|view|controls|painted|questions?|quick-info|ask-form|known-draft)|locales\/form\/(en|catalogue)|theme\/choice/,
            },
          ],
        },
      },
    },
  },
});
