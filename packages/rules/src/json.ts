import { pointer, type Issue } from '@redress/cases';
import { policyLimits } from './limits.ts';

/** A JSON value of our own, or why the input is none. */
export type Copied = { readonly value: unknown } | { readonly issues: readonly Issue[] };

const fault = (code: string, path = '', params?: Issue['params']): Copied => ({
  issues: [params ? { code, path, params } : { code, path }],
});

/** Read JSON text, or take a parsed value, into a copy that nothing else can change. Never throws. */
export function copyJson(input: unknown): Copied {
  if (typeof input !== 'string') return new Copier(true).take(input);
  try {
    const parsed: unknown = JSON.parse(input.startsWith('\uFEFF') ? input.slice(1) : input);
    return new Copier(false).take(parsed);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const position = /position (\d+)/.exec(error.message)?.[1];
    return fault('invalid-json', '', position === undefined ? undefined : { position: Number(position) });
  }
}

/** Walks a value within limits; copies it, unless it is nobody else's anyway. */
class Copier {
  readonly #copies: boolean;
  readonly #issues: Issue[] = [];
  readonly #keys: PropertyKey[] = [];
  #nodes = 0;

  constructor(copies: boolean) {
    this.#copies = copies;
  }

  take(input: unknown): Copied {
    const value = this.#visit(input);
    return this.#issues.length ? { issues: this.#issues } : { value };
  }

  #refuse(code: string, params?: Issue['params']): void {
    const path = pointer(this.#keys);
    if (this.#issues.length <= policyLimits.issues) this.#issues.push(params ? { code, path, params } : { code, path });
  }

  #visit(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) {
      const type = typeof value;
      if (type === 'function' || type === 'symbol' || type === 'bigint') this.#refuse('not-json');
      return value;
    }
    if (this.#issues.length > policyLimits.issues) return undefined;
    this.#nodes += 1;
    if (this.#keys.length > policyLimits.depth) this.#refuse('too-deep', { maximum: policyLimits.depth });
    else if (this.#nodes > policyLimits.nodes) this.#refuse('too-large');
    else return Array.isArray(value) ? this.#visitArray(value) : this.#visitObject(value as Record<string, unknown>);
    return undefined;
  }

  #visitArray(list: readonly unknown[]): readonly unknown[] {
    const copy: unknown[] = [];
    for (let i = 0; i < list.length; i++) {
      this.#keys.push(i);
      const item = this.#visit(list[i]);
      if (this.#copies) copy.push(item);
      this.#keys.pop();
    }
    return this.#copies ? copy : list;
  }

  #visitObject(object: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    const copy: Record<string, unknown> = {};
    for (const key of Object.keys(object)) {
      this.#keys.push(key);
      if (key === '__proto__') this.#refuse('reserved-key', { key });
      else {
        const item = this.#visit(object[key]);
        if (this.#copies && item !== undefined) copy[key] = item;
      }
      this.#keys.pop();
    }
    return this.#copies ? copy : object;
  }
}
