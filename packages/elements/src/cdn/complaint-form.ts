import type { ComplaintForm as Form } from '../form/complaint-form.ts';
// The script that a page includes: what the form needs is asked for all at once, not one thing after the other.
import './ask-early.ts';

/** All that the definition is made of, filled in by the build: named here, it comes at once. */
const chunks = '__CHUNKS__'.split(' ');
await Promise.all([
  import('../define/complaint-form.ts'),
  ...chunks.map((chunk) => import(/* @vite-ignore */ chunk) as Promise<unknown>),
]);
export const ComplaintForm = customElements.get('complaint-form') as typeof Form;
