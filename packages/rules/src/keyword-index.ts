import { isKeywordOperator, searchable } from './keywords.ts';
import { splitOperator } from './operators.ts';
import { readOperand, type Leaf, type Operand, type ReadSlot } from './program.ts';
import { keywordsOf, Scanner } from './scanner.ts';

/** All keywords that a policy looks for in one operand. */
interface Searched {
  readonly operand: Operand;
  readonly keywords: Map<string, number>;
  scanner: Scanner | undefined;
  /** The turn in which each keyword was last found, and in which the text was last scanned. */
  found: Float64Array;
  scanned: number;
  any: boolean;
}

interface Sought {
  readonly searched: Searched;
  readonly keywords: readonly number[];
  readonly all: boolean;
  readonly negated: boolean;
}

/** Answers all keyword conditions of a policy from one pass over each text. */
export class KeywordIndex {
  readonly #texts = new Map<string, Searched>();
  readonly #sought: (Sought | undefined)[];
  #turn = 1;

  constructor(leaves: readonly Leaf[]) {
    this.#sought = leaves.map((leaf) => this.#add(leaf));
  }

  /** Forget the complaint. */
  reset(): void {
    this.#turn += 1;
  }

  /** Whether a keyword condition holds; undefined for any other condition. */
  holds(leaf: Leaf, read: ReadSlot): boolean | undefined {
    const sought = this.#sought[leaf.id];
    if (!sought) return undefined;
    const { searched, keywords, all, negated } = sought;
    if (searched.scanned !== this.#turn) this.#scan(searched, read);
    if (!searched.any) return negated;
    const { found } = searched;
    const isFound = (keyword: number): boolean => found[keyword] === this.#turn;
    return (all ? keywords.every(isFound) : keywords.some(isFound)) !== negated;
  }

  #add({ operator, left, right }: Leaf): Sought | undefined {
    if (!isKeywordOperator(operator) || 'slot' in right) return undefined;
    const { decorators, name } = splitOperator(operator) ?? { decorators: [], name: operator };
    if (!decorators.every((decorator) => decorator === 'not')) return undefined;
    const key = `${String(left.slot)}${left.path ?? ''}`;
    let searched = this.#texts.get(key);
    if (!searched) {
      const found = new Float64Array(0);
      searched = { operand: left, keywords: new Map(), scanner: undefined, found, scanned: 0, any: false };
      this.#texts.set(key, searched);
    }
    const ids = searched.keywords;
    const keywords = keywordsOf(right.value).map((keyword) => {
      const id = ids.get(keyword) ?? ids.size;
      ids.set(keyword, id);
      return id;
    });
    return { searched, keywords, all: name === 'containsAll', negated: decorators.length % 2 === 1 };
  }

  #scan(searched: Searched, read: ReadSlot): void {
    if (!searched.scanner) {
      searched.scanner = new Scanner([...searched.keywords.keys()]);
      searched.found = new Float64Array(searched.keywords.size);
    }
    searched.scanned = this.#turn;
    searched.any = false;
    const value = readOperand(searched.operand, read);
    // `text` comes folded.
    const text = searched.operand.fact === 'text' && typeof value === 'string' ? value : searchable(value);
    if (text === undefined) return;
    searched.scanner.scan(text, (keyword) => {
      searched.found[keyword] = this.#turn;
      searched.any = true;
    });
  }
}
