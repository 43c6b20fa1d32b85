/** The script that a page includes: what the form needs is asked for all at once, not one thing after the other. */
const asked = new Map<string, Promise<Response>>();
const api = document.querySelector('complaint-form[api]')?.getAttribute('api')?.replace(/\/+$/, '');
if (api !== undefined) {
  const answer = fetch(`${api}/form`, { credentials: 'omit' });
  // Whoever takes it up deals with its failure.
  answer.catch(() => undefined);
  asked.set(api, answer);
}
Object.assign(globalThis, { [Symbol.for('redress-form-info')]: asked });

/** All that the definition is made of, filled in by the build: named here, it comes at once. */
const chunks = '__CHUNKS__'.split(' ');
const [{ ComplaintForm }] = await Promise.all([
  import('../define/complaint-form.ts'),
  ...chunks.map((chunk) => import(/* @vite-ignore */ chunk) as Promise<unknown>),
]);
export { ComplaintForm };
