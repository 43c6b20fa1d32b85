/** Signatures at an offset; see each format's specification, gathered in the WHATWG's MIME Sniffing Standard. */
const signatures: readonly { readonly type: string; readonly at: number; readonly bytes: readonly number[] }[] = [
  { type: 'image/jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/gif', at: 0, bytes: [0x47, 0x49, 0x46, 0x38] },
  { type: 'application/pdf', at: 0, bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'application/zip', at: 0, bytes: [0x50, 0x4b, 0x03, 0x04] },
  { type: 'application/x-msdownload', at: 0, bytes: [0x4d, 0x5a] },
  { type: 'application/x-elf', at: 0, bytes: [0x7f, 0x45, 0x4c, 0x46] },
];

const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

/** ISO base media: the brand says which kind of picture or film. */
function brandType(bytes: Uint8Array): string | undefined {
  if (ascii(bytes, 4, 8) !== 'ftyp') return undefined;
  const brand = ascii(bytes, 8, 12);
  if (['heic', 'heix', 'hevc', 'mif1', 'msf1', 'heim', 'heis'].includes(brand)) return 'image/heic';
  if (brand === 'avif' || brand === 'avis') return 'image/avif';
  return 'video/mp4';
}

const markup = /^\s*<(\?xml|!doctype|html|svg|script|head|body|!--)/i;

/** Text is UTF-8 without control characters other than white space, and no markup that a browser would run. */
function textType(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 4_096);
  if (sample.some((byte) => (byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d].includes(byte)) || byte === 0x7f))
    return undefined;
  const start = [0xef, 0xbb, 0xbf].every((byte, index) => bytes[index] === byte) ? 3 : 0;
  const head = ascii(sample, start, 512);
  if (!markup.test(head)) return 'text/plain';
  return /<svg/i.test(head) ? 'image/svg+xml' : 'text/html';
}

/** A file's type by its content, whatever its name says; `undefined` when it is none we know. */
export function sniffType(bytes: Uint8Array): string | undefined {
  const found = signatures.find(({ at, bytes: magic }) => magic.every((byte, index) => bytes[at + index] === byte));
  if (found) return found.type;
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'image/webp';
  return brandType(bytes) ?? textType(bytes);
}

const extensions: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'image/heic': ['heic', 'heif', 'hif'],
  'image/avif': ['avif'],
  'image/svg+xml': ['svg'],
  'video/mp4': ['mp4', 'm4v', 'm4a', 'mov', '3gp'],
  'application/pdf': ['pdf'],
  'application/zip': ['zip', 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp', 'epub'],
  'text/plain': ['txt', 'text', 'log', 'csv', 'tsv', 'md', 'json', 'eml', 'ics', 'vcf'],
  'text/html': ['html', 'htm'],
};

/** A name that ends as its type does: a text that is called `.bat` must not run where it is saved. */
export function nameFor(type: string, name: string): string {
  const usual = extensions[type];
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  return !usual || (extension !== undefined && usual.includes(extension)) ? name : `${name}.${usual[0]}`;
}
