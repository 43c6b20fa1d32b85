import type { CommandType } from '@redress/cases';
import { noValues, type ActionValues } from './actions/build-command.ts';

/**
 * What has been typed into forms and not been sent, by case and command. It outlives refreshes, other cases being
 * opened in between, and the tab's reload.
 */
export class ActionDrafts {
  readonly #values = new Map<string, ActionValues>();
  readonly #storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined;
  readonly #name: string;

  /** @param storage where drafts survive a reload; the tab's own, so that they end with it. */
  constructor(name: string, storage?: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) {
    this.#name = name;
    this.#storage = storage;
    for (const [key, values] of this.#stored()) this.#values.set(key, values);
  }

  get(number: string, type: CommandType): ActionValues {
    return this.#values.get(`${number} ${type}`) ?? noValues;
  }

  has(number: string, type: CommandType): boolean {
    return this.#values.has(`${number} ${type}`);
  }

  /** Whether something stands in any form of a case. */
  writing(number: string): boolean {
    return [...this.#values].some(
      ([key, { texts, files }]) =>
        key.startsWith(`${number} `) && (Object.values(texts).some((text) => text.trim()) || Boolean(files?.length)),
    );
  }

  set(number: string, type: CommandType, values: ActionValues): void {
    this.#values.set(`${number} ${type}`, values);
    this.#store();
  }

  delete(number: string, type: CommandType): void {
    this.#values.delete(`${number} ${type}`);
    this.#store();
  }

  clear(): void {
    this.#values.clear();
    this.#store();
  }

  #stored(): [string, ActionValues][] {
    try {
      const text = this.#storage?.getItem(this.#name);
      return text ? (JSON.parse(text) as [string, ActionValues][]) : [];
    } catch {
      // Storage that is switched off or was written by something else holds no draft of ours.
      return [];
    }
  }

  #store(): void {
    try {
      if (this.#values.size) this.#storage?.setItem(this.#name, JSON.stringify([...this.#values]));
      else this.#storage?.removeItem(this.#name);
    } catch {
      // Full or switched off: the drafts are still here as long as the page is.
    }
  }
}
