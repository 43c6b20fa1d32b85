interface Early {
  info?: unknown;
  readonly answer: Promise<unknown>;
}

const at = document.querySelector('complaint-form[api]')?.getAttribute('api') ?? undefined;
const api = at === undefined ? undefined : new URL(at, document.baseURI).href.replace(/\/+$/, '');
const asked = ((globalThis as { [early: symbol]: Map<string, Partial<Early>> | undefined })[
  Symbol.for('redress-form-info')
] ??= new Map<string, Partial<Early>>());

async function ask(address: string): Promise<unknown> {
  const response = await fetch(`${address}/form`);
  if (!response.ok) return undefined;
  const ahead = Date.parse(response.headers.get('date') ?? '') - Date.now();
  const info = { ...((await response.json()) as object), ahead };
  if (early) early.info = info;
  return info;
}

const there = asked.get(api ?? '');

/**
 * What the page's first form asks: there already where a script of the desk's brought it, and asked for as soon as a
 * script runs where none did, or an old one. It imports nothing, so that nothing has to arrive first.
 */
export const early: Early | undefined =
  api === undefined ? undefined : { info: there?.info, answer: there?.answer ?? ask(api) };
if (early && api !== undefined) asked.set(api, early);
// Whoever takes it up deals with its failure.
early?.answer.catch(() => undefined);
