import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';

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

/**
 * What runs ahead of the form: puts what it asks where it looks for it. This desk's clock comes in a header, so that the
 * text stays the same; of an answer that the browser kept, the header is as old as the answer.
 */
const ahead = (info: object): string =>
  `{const own=performance.getEntriesByName(import.meta.url)[0],` +
  `clock=own?.encodedBodySize&&own.transferSize>own.encodedBodySize&&own.serverTiming?.find(({name})=>name==="clock")?.duration,` +
  `info={...${inOneByte(JSON.stringify(info))},...clock&&{ahead:clock-Date.now()}};` +
  `(globalThis[Symbol.for("redress-form-info")]??=new Map).set(new URL(".",import.meta.url).href.slice(0,-1),` +
  `{info,answer:clock?Promise.resolve(info):void 0})}\n`;

/** The elements' built scripts (`dist/cdn` of their package), as a desk serves them to other sites' pages. */
export class ElementScripts {
  readonly #folder: string;
  /** By name, which says what is in them. */
  readonly #parts = new Map<string, ServedScript>();
  #form: { readonly info: string; readonly own: Buffer; readonly script: ServedScript } | undefined;

  constructor(folder: string) {
    this.#folder = join(folder, 'alone');
  }

  /** The whole form in one script, with what it asks ahead of it; `undefined` where the folder has none. */
  async form(info: object): Promise<ServedScript | undefined> {
    const own = await this.#read('complaint-form.js');
    if (!own) return undefined;
    const first = ahead(info);
    if (this.#form?.info !== first || !this.#form.own.equals(own))
      this.#form = { info: first, own, script: served(Buffer.concat([Buffer.from(first), own])) };
    return this.#form.script;
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

  async #read(name: string): Promise<Buffer | undefined> {
    try {
      return await readFile(join(this.#folder, name));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }
}
