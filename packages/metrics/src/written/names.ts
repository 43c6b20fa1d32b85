import type { Dimension } from '../metrics-query.ts';
import { cleanText } from './clean-text.ts';
import type { Words } from './words.ts';

type Labels = Readonly<Record<string, string>>;

interface Node {
  readonly id: string;
  readonly label?: Labels | undefined;
  readonly children?: readonly Node[] | undefined;
}

/** Where the names of departments, types, causes and people are. */
export interface Directory {
  readonly company: string;
  readonly form?:
    | {
        readonly departments: readonly Node[];
        readonly categories: readonly Node[];
        readonly causes?: readonly Node[] | undefined;
      }
    | undefined;
  readonly staff?: readonly { readonly id: string; readonly name: string }[] | undefined;
}

function* walk(nodes: readonly Node[] = []): Iterable<Node> {
  for (const node of nodes) {
    yield node;
    yield* walk(node.children);
  }
}

/** The label for a language, else for its base (`zh` of `zh-Hans`), else English, else any. */
function labelIn(label: Labels | undefined, language: string): string | undefined {
  if (!label) return undefined;
  return label[language] ?? label[language.split('-')[0] ?? ''] ?? label['en'] ?? Object.values(label)[0];
}

/** Names for the ids that figures are grouped by. */
export class Names {
  readonly #words: Words;
  readonly #byDimension: ReadonlyMap<string, ReadonlyMap<string, string>>;

  constructor(words: Words, { form, staff = [] }: Directory) {
    this.#words = words;
    const labelled = (nodes: readonly Node[] | undefined): Map<string, string> =>
      new Map([...walk(nodes)].map((node) => [node.id, labelIn(node.label, words.language) ?? node.id]));
    const categories = labelled(form?.categories);
    this.#byDimension = new Map([
      ['department', labelled(form?.departments)],
      ['category', categories],
      ['subcategory', categories],
      ['cause', labelled(form?.causes)],
      ['handler', new Map(staff.map(({ id, name }) => [id, name]))],
    ]);
  }

  /** What a value of a dimension is called; `null` is the cases that have none. */
  of(dimension: Dimension, value: string | number | null | undefined): string {
    if (value === null || value === undefined || value === '') return this.#words.text('none');
    const id = String(value);
    if (dimension === 'cause') return this.#cause(id);
    return cleanText(this.#byDimension.get(dimension)?.get(id) ?? this.#shipped(dimension, id) ?? id);
  }

  /** A path is named from its branch on: `Logistics: Late`. */
  #cause(id: string): string {
    const parts = id.split('.');
    const paths = parts.map((_, index) => parts.slice(0, index + 1).join('.'));
    const own = this.#byDimension.get('cause');
    return cleanText(
      paths
        .map((path, index) => own?.get(path) ?? this.#words.known(`cause.${path}`) ?? parts[index] ?? path)
        .reduce((whole, part) => this.#words.text('part', { whole, part })),
    );
  }

  #shipped(dimension: Dimension, id: string): string | undefined {
    switch (dimension) {
      case 'channel':
      case 'severity':
      case 'state':
        return this.#words.known(`${dimension}.${id}`);
      case 'contact-failure':
        return this.#words.known(`result.${id}`);
      default:
        return undefined;
    }
  }
}
