import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { build } from 'vite';
import { buildScripts } from '../packages/elements/build.ts';
import { parts } from './parts.ts';

const root = join(import.meta.dirname, '..');
const site = join(import.meta.dirname, 'site');
/** Where the built pages are. */
export const siteDir: string = join(import.meta.dirname, 'dist/site');
const stamp = join(import.meta.dirname, 'dist/site.sha256');

const sources = [
  'demo/build.ts',
  'demo/parts.ts',
  'demo/parts',
  'demo/site',
  'demo/policies',
  'pnpm-lock.yaml',
  'packages/elements/vite.config.ts',
  'packages/elements/build.ts',
  ...['cases', 'rules', 'metrics', 'desk', 'client', 'elements'].map((name) => `packages/${name}/src`),
];

async function filesIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

const isFolder = (path: string): boolean => !/\.\w+$/.test(path);

/** One hash over the names and contents of all that the pages are made from. */
async function hashOfSources(): Promise<string> {
  const lists = await Promise.all(
    sources.map(async (path) => (isFolder(path) ? filesIn(join(root, path)) : [join(root, path)])),
  );
  const files = lists.flat().filter((file) => !file.endsWith('.test.ts'));
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(relative(root, file)).update(await readFile(file));
  return hash.digest('hex');
}

const compressible = /\.(js|css|html|svg|json)$/;

/** Compressed once, with everything the compressors have, so that the server only has to pick a file. */
async function compress(file: string): Promise<void> {
  const content = await readFile(file);
  if (content.length < 512) return;
  await writeFile(`${file}.br`, await promisify(brotliCompress)(content));
  await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
}

async function buildPages(): Promise<void> {
  const pages = (await filesIn(site)).filter((file) => file.endsWith('.html'));
  await build({
    configFile: false,
    root: site,
    // Relative addresses: the pages work under any path of any file server.
    base: './',
    logLevel: 'warn',
    plugins: [parts()],
    build: {
      outDir: siteDir,
      emptyOutDir: true,
      target: 'es2023',
      // The pages' Content-Security-Policy allows no `data:` addresses in styles.
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: {
        input: Object.fromEntries(pages.map((page) => [relative(site, page).replace(/\.html$/, ''), page])),
      },
    },
  });
}

/** The very scripts that a site without a build step would copy. */
async function buildElements(): Promise<void> {
  await buildScripts(join(siteDir, 'redress'));
}

/**
 * Names in each page the parts of the elements' scripts and the form's questions, so that the browser asks for all of
 * them together with the scripts.
 */
async function namePreloads(): Promise<void> {
  const folder = join(siteDir, 'redress');
  const parts = JSON.parse(await readFile(join(folder, 'preload.json'), 'utf8')) as Record<string, string[]>;
  const pages = (await filesIn(siteDir)).filter((file) => file.endsWith('.html'));
  for (const page of pages) {
    const html = await readFile(page, 'utf8');
    const scripts = [...html.matchAll(/<script type="module" src="([^"]*\/)redress\/((?:alone\/)?[\w-]+\.js)"/g)];
    const api = /<complaint-form[^>]* api="([^"]+)"/.exec(html)?.[1];
    const links = [
      ...(api ? [`<script type="module" async src="${api}/form.js"></script>`] : []),
      ...scripts.flatMap(([, base = '', name = '']) =>
        (parts[name] ?? []).map((file) => `<link rel="modulepreload" href="${base}redress/${file}" />`),
      ),
    ];
    const [first] = scripts;
    if (first)
      await writeFile(
        page,
        html.replace(first[0], () => [...new Set(links), first[0]].join('\n    ')),
      );
  }
}

async function copyPolicies(): Promise<void> {
  await mkdir(join(siteDir, 'policies'), { recursive: true });
  for (const name of ['bank.json', 'retailer.json']) {
    await copyFile(join(import.meta.dirname, 'policies', name), join(siteDir, 'policies', name));
  }
}

/**
 * Builds the demo's pages, unless nothing they are made from has changed since the last build.
 * @returns whether it built.
 */
export async function buildSite({ onBuild }: { readonly onBuild?: () => void } = {}): Promise<boolean> {
  const hash = await hashOfSources();
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === hash) return false;
  onBuild?.();
  // A build that dies half-way must not pass for a finished one.
  await rm(stamp, { force: true });
  await buildPages();
  await buildElements();
  await namePreloads();
  await copyPolicies();
  await Promise.all((await filesIn(siteDir)).filter((file) => compressible.test(file)).map(compress));
  await writeFile(stamp, hash);
  return true;
}
