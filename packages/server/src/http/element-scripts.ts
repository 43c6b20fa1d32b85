import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import type { AskedForm } from '@redress/desk';
import { inLanguage } from './in-language.ts';

const compressWhole = promisify(brotliCompress);

type Bytes = Uint8Array<ArrayBuffer>;

/** A script as it is served. */
export interface ServedScript {
  readonly bytes: Bytes;
  /** Of the content alone. */
  readonly etag: string;
  /** The same after brotli. */
  readonly compressed: Promise<Bytes>;
}

function served(content: Uint8Array): ServedScript {
  return {
    bytes: new Uint8Array(content),
    etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
    compressed: compressWhole(content).then((bytes) => new Uint8Array(bytes)),
  };
}

const inOneByte = (text: string): string =>
  text.replace(/[^\0-\xff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** As a script says it. */
const literal = (value: unknown): string => inOneByte(JSON.stringify(value));

/**
 * What runs ahead of the form: puts what it asks where it looks for it. What a category brings with it is made when it
 * is looked at first: until then it takes no memory. It says nothing of the time, which would be old where a browser keeps it.
 * @param segments how many segments of the address are its own, below the API's
 */
function ahead({ categories, ...info }: AskedForm, segments: number): string {
  const first = { ...info, categories: categories.map(({ children: _children, ...category }) => category) };
  const below = categories.map(({ children }) => children);
  const divided = [...below.keys()].filter((at) => below[at]);
  return (
    `{let below=()=>{let all=${literal(below)};below=()=>all;return all};` +
    `const info=${literal(first)},all=info.categories,` +
    `children={enumerable:true,get(){return below()[all.indexOf(this)]}};` +
    `for(let at of ${literal(divided)})Object.defineProperty(all[at],"children",children);` +
    `(globalThis[Symbol.for("redress-form-info")]??=new Map).set(import.meta.url.replace(/(\\/[^/]*){${segments}}(\\?.*)?$/,""),{info})}\n`
  );
}

/** How many are kept ready: one a language that pages ask for. */
const mostReady = 20;

/** @returns `undefined` where there is no such file. */
async function found<Known>(known: Promise<Known>): Promise<Known | undefined> {
  try {
    return await known;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The elements' built scripts (`dist/cdn` of their package), as a desk serves them to other sites' pages. */
export class ElementScripts {
  readonly #folder: string;
  /** By name, which says what is in them. */
  readonly #parts = new Map<string, ServedScript>();
  /** The form's own script, as long as its file stays as it is. */
  #own: { readonly state: string; readonly content: Buffer } | undefined;
  /** By what runs ahead of it. */
  readonly #forms = new Map<string, { readonly own: Buffer; readonly script: ServedScript }>();

  constructor(folder: string) {
    this.#folder = join(folder, 'alone');
  }

  /**
   * The whole form in one script, with what it asks ahead of it; `undefined` where the folder has none.
   * @param language of the pages that take it below this address; else it has the texts in all
   */
  async form(info: AskedForm, language?: string): Promise<ServedScript | undefined> {
    const own = await this.#ownForm();
    if (!own) return undefined;
    const first = language ? ahead(inLanguage(info, language), 2) : ahead(info, 1);
    const known = this.#forms.get(first);
    if (known?.own === own) return known.script;
    if (this.#forms.size >= mostReady) this.#forms.clear();
    const script = served(Buffer.concat([Buffer.from(first), own]));
    this.#forms.set(first, { own, script });
    return script;
  }

  /** What the form goes on to load; its name changes with its content. */
  async formPart(name: string): Promise<ServedScript | undefined> {
    if (!/^[\w-]+\.js$/.test(name)) return undefined;
    const known = this.#parts.get(name);
    if (known) return known;
    const content = await this.#read(join('complaint-form', name));
    if (!content) return undefined;
    const part = served(content);
    this.#parts.set(name, part);
    return part;
  }

  /** Looked at each time, since a page waits for it, and read when it is another. */
  async #ownForm(): Promise<Buffer | undefined> {
    const name = 'complaint-form.js';
    const { mtimeMs, size } = (await found(stat(join(this.#folder, name)))) ?? {};
    if (size === undefined) return undefined;
    const state = `${mtimeMs} ${size}`;
    if (this.#own?.state !== state) {
      const content = await this.#read(name);
      this.#own = content && { state, content };
    }
    return this.#own?.content;
  }

  #read(name: string): Promise<Buffer | undefined> {
    return found(readFile(join(this.#folder, name)));
  }
}
