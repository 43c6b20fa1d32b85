import type { Match } from '@redress/cases';
import { leafHolds, matchOf, type Leaf, type Node, type ReadSlot } from './program.ts';

/** The truth of every node that one decision asks about, each worked out at most once. */
export class Evaluation {
  readonly #read: ReadSlot;
  readonly #leafHolds: (leaf: Leaf, read: ReadSlot) => boolean;
  readonly #known = new Map<number, boolean>();

  constructor(read: ReadSlot, holds: (leaf: Leaf, read: ReadSlot) => boolean = leafHolds) {
    this.#read = read;
    this.#leafHolds = holds;
  }

  holds(node: Node): boolean {
    const known = this.#known.get(node.id);
    if (known !== undefined) return known;
    const result = this.#evaluate(node);
    this.#known.set(node.id, result);
    return result;
  }

  #evaluate(node: Node): boolean {
    switch (node.kind) {
      case 'leaf':
        return this.#leafHolds(node.leaf, this.#read);
      case 'not':
        return !this.holds(node.child);
      case 'all':
        return node.children.every((child) => this.holds(child));
      case 'any':
        return node.children.some((child) => this.holds(child));
    }
  }

  /** The leaves that made a node hold, or that kept it from holding; each once. */
  carriers(root: Node): Match[] {
    const matches: Match[] = [];
    const seen = new Set<number>();
    const visit = (node: Node): void => {
      if (seen.has(node.id)) return;
      seen.add(node.id);
      const held = this.holds(node);
      switch (node.kind) {
        case 'leaf':
          matches.push(matchOf(node.leaf, this.#read, held));
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
    return matches;
  }
}
