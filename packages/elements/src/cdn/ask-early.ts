interface Early {
  info?: unknown;
  readonly answer: Promise<unknown>;
}

const asked = new Map<string, Early>();
const api = document.querySelector('complaint-form[api]')?.getAttribute('api')?.replace(/\/+$/, '');
let early: Early | undefined;
if (api !== undefined) {
  const ask = async (): Promise<unknown> => {
    // As a page's `<link rel="preload" as="fetch" crossorigin>` asks for it.
    const response = await fetch(`${api}/form`);
    const info = response.ok ? ((await response.json()) as unknown) : undefined;
    if (early) early.info = info;
    return info;
  };
  early = { answer: ask() };
  // Whoever takes it up deals with its failure.
  early.answer.catch(() => undefined);
  asked.set(api, early);
}
Object.assign(globalThis, { [Symbol.for('redress-form-info')]: asked });

/** What the page's first form asks, asked for as soon as a script runs; settles, one way or the other. */
export const answered: Promise<unknown> = Promise.allSettled([early?.answer]);
