import type { KeywordIndex } from './keyword-index.ts';
import { leafHolds, type Leaf, type Node, type Program, type ReadSlot } from './program.ts';

/** The truth of every node that a stage asks about, each worked out at most once. */
export class Evaluation {
  readonly #read: ReadSlot;
  readonly #keywords: KeywordIndex | undefined;
  /** Per node the turn in which it was worked out, twice over, plus one where it held. */
  readonly #known: Float64Array;
  #turn = 1;

  constructor({ nodeCount }: Program, read: ReadSlot, keywords?: KeywordIndex) {
    this.#read = read;
    this.#keywords = keywords;
    this.#known = new Float64Array(nodeCount);
  }

  /** Forget everything: the complaint has changed, or what is known of it. */
  reset(): void {
    this.#turn += 1;
  }

  holds(node: Node): boolean {
    const known = (this.#known[node.id] ?? 0) - 2 * this.#turn;
    if (known >= 0) return known === 1;
    const result = this.#evaluate(node);
    this.#known[node.id] = 2 * this.#turn + (result ? 1 : 0);
    return result;
  }

  #evaluate(node: Node): boolean {
    switch (node.kind) {
      case 'leaf':
        return this.#keywords?.holds(node.leaf, this.#read) ?? leafHolds(node.leaf, this.#read);
      case 'not':
        return !this.holds(node.child);
      case 'all':
        return node.children.every((child) => this.holds(child));
      case 'any':
        return node.children.some((child) => this.holds(child));
    }
  }

  /** The leaves that made a node hold, or that kept it from holding, each once and with whether it held. */
  carriers(root: Node): { leaf: Leaf; held: boolean }[] {
    const carriers: { leaf: Leaf; held: boolean }[] = [];
    const seen = new Set<number>();
    const visit = (node: Node): void => {
      if (seen.has(node.id)) return;
      seen.add(node.id);
      const held = this.holds(node);
      switch (node.kind) {
        case 'leaf':
          carriers.push({ leaf: node.leaf, held });
          return;
        case 'not':
          visit(node.child);
          return;
        case 'all':
        case 'any':
          for (const child of node.children) if (this.holds(child) === held) visit(child);
      }
    };
    visit(root);
    return carriers;
  }
}
