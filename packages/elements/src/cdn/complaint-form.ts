import type { ComplaintForm as Form } from '../form/complaint-form.ts';

interface Early {
  info?: unknown;
  readonly answer: Promise<unknown>;
}

/** The script that a page includes: what the form needs is asked for all at once, not one thing after the other. */
const asked = new Map<string, Early>();
const api = document.querySelector('complaint-form[api]')?.getAttribute('api')?.replace(/\/+$/, '');
if (api !== undefined) {
  const ask = async (): Promise<unknown> => {
    // As a page's `<link rel="preload" as="fetch" crossorigin>` asks for it.
    const response = await fetch(`${api}/form`);
    early.info = response.ok ? await response.json() : undefined;
    return early.info;
  };
  const early: Early = { answer: ask() };
  // Whoever takes it up deals with its failure.
  early.answer.catch(() => undefined);
  asked.set(api, early);
}
Object.assign(globalThis, { [Symbol.for('redress-form-info')]: asked });

/** All that the definition is made of, filled in by the build: named here, it comes at once. */
const chunks = '__CHUNKS__'.split(' ');
await Promise.all([
  import('../define/complaint-form.ts'),
  ...chunks.map((chunk) => import(/* @vite-ignore */ chunk) as Promise<unknown>),
]);
export const ComplaintForm = customElements.get('complaint-form') as typeof Form;
