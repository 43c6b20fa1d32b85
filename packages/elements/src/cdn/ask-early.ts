interface Early {
  info?: unknown;
  readonly answer?: Promise<unknown> | undefined;
}

/** By addresses: of desks that brought a script in full, else as the page writes them. */
const asked = ((globalThis as { [early: symbol]: Map<string, Early> | undefined })[Symbol.for('redress-form-info')] ??=
  new Map<string, Early>());

function ask(address: string): Early {
  const answer = fetch(`${address}/form`).then(async (response) => {
    if (!response.ok) return undefined;
    const ahead = Date.parse(response.headers.get('date') ?? '') - Date.now();
    return (first.info = { ...((await response.json()) as object), ahead });
  });
  // Whoever takes it up deals with its failure.
  answer.catch(() => undefined);
  const first: Early = { answer };
  asked.set(address, first);
  return first;
}

const api = document.querySelector('complaint-form[api]')?.getAttribute('api')?.replace(/\/+$/, '');
const there = (written: string): Early | undefined => [...asked].find(([address]) => address.endsWith(written))?.[1];

/**
 * What the page's first form asks: there already where a script of the desk's brought it, and asked for as soon as a
 * script runs where none did. It imports nothing, so that nothing has to arrive first.
 */
export const early: Early | undefined = api ? (there(api) ?? ask(api)) : undefined;
