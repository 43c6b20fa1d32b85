import { defaultCauses } from '@redress/cases';
import type { FormInfo } from '@redress/desk';
import type { Labels } from '@redress/rules';
import type { LocaleController } from '../base/locale-controller.ts';
import { labelOf, wordsOf } from '../base/labels.ts';
import { withinText } from '../base/within.ts';

/** A node of a tree of choices. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** What it means, in the policy's words. */
  readonly help?: string;
  readonly children?: readonly Choice[];
}

interface Node {
  readonly id: string;
  readonly label?: Labels | undefined;
  readonly help?: Labels | undefined;
  readonly children?: readonly Node[] | undefined;
}

/** What the policy's ids and the vocabulary's codes are called in the reader's language. */
export class Vocabulary {
  readonly form: FormInfo | undefined;
  readonly #locale: LocaleController;

  constructor(form: FormInfo | undefined, locale: LocaleController) {
    this.form = form;
    this.#locale = locale;
  }

  /** A text of the policy in the reader's language, else in English, else in any. */
  text(labels: Labels | undefined, fallback: string): string {
    return labelOf(labels, this.#locale.tag, fallback);
  }

  /** A code of a fixed list, e.g. `state`, `offered`; the code itself when the list does not have it. */
  code(group: string, code: string): string {
    const key = `${group}.${code}`;
    return this.#locale.has(key) ? this.#locale.t(key) : code;
  }

  /** What a deadline is for. */
  clock(id: string): string {
    const key = `clock.${id}`;
    const label = this.form?.clocks?.find((each) => each.id === id)?.label;
    return this.text(label, this.#locale.has(key) ? this.#locale.t(key) : wordsOf(id));
  }

  /** A deadline's length, `10 business days`. */
  within(within: string): string {
    return withinText(within, this.#locale);
  }

  department(id: string): string {
    return this.text(this.form?.departments.find((each) => each.id === id)?.label, id);
  }

  /** A category with its subcategory. */
  category(id: string, subcategory?: string | null): string {
    const category = this.form?.categories.find((each) => each.id === id);
    const child = category?.children?.find((each) => each.id === subcategory);
    const names = [this.text(category?.label, id)];
    if (subcategory) names.push(this.text(child?.label, subcategory));
    return names.join(' › ');
  }

  /** A question of the policy's own, and an answer to it. */
  field(id: string): string {
    return this.text(this.form?.fields.find((each) => each.id === id)?.label, id);
  }

  answer(id: string, value: string | number): string {
    const options = this.form?.fields.find((each) => each.id === id)?.options;
    return this.text(options?.[String(value)], String(value));
  }

  get departments(): Choice[] {
    return (this.form?.departments ?? []).map(({ id }) => ({ value: id, label: this.department(id) }));
  }

  get categories(): Choice[] {
    return (this.form?.categories ?? []).map(({ id }) => ({ value: id, label: this.category(id) }));
  }

  /** The taxonomy of causes: the policy's, else the one that ships. */
  get causes(): readonly Choice[] {
    const own = this.form?.causes;
    return own ? own.map((node) => this.#choice(node)) : this.#shippedCauses();
  }

  /** A path in the taxonomy, spelled out. */
  cause(path: string): string {
    const find = (choices: readonly Choice[]): string[] | undefined => {
      for (const { value, label, children = [] } of choices) {
        if (value === path) return [label];
        const below = find(children);
        if (below) return [label, ...below];
      }
      return undefined;
    };
    return find(this.causes)?.join(' › ') ?? path;
  }

  #choice({ id, label, help, children }: Node): Choice {
    const choice = { value: id, label: this.text(label, id), ...(help && { help: this.text(help, '') }) };
    return children?.length ? { ...choice, children: children.map((child) => this.#choice(child)) } : choice;
  }

  #shippedCauses(): Choice[] {
    const children = (parent: string): Choice[] =>
      defaultCauses
        .filter((id) => id.startsWith(`${parent}.`))
        .map((id) => ({ value: id, label: this.code('cause', id) }));
    return defaultCauses
      .filter((id) => !id.includes('.'))
      .map((id) => ({ value: id, label: this.code('cause', id), children: children(id) }));
  }
}
