/**
 * A template, as the build compiles it: its text at first; once it was used, what is cloned, and by comment the names
 * that are bound there.
 */
export type Template = [text: string, element?: HTMLTemplateElement, bound?: readonly (readonly string[])[]];

/** A template with what is to be shown in it. */
export interface TemplateResult {
  readonly template: Template;
  readonly values: unknown[];
}

/** What the build makes of a template: its text compiled, one value a binding. */
export const html = (template: Template, ...values: unknown[]): TemplateResult => ({ template, values });

/** Shows nothing; takes an attribute away. */
export const nothing: unique symbol = Symbol.for('lit-nothing') as never;
/** Leaves what is shown. */
export const noChange: unique symbol = Symbol.for('lit-noChange') as never;

interface Policy {
  createHTML(text: string): string;
}
const policy = (
  globalThis as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } }
).trustedTypes?.createPolicy('lit-html', { createHTML: (text) => text });

/** The comments of a tree. Every node that a script sees takes memory: it sees no others. */
const commentsIn = (tree: Node): TreeWalker => document.createTreeWalker(tree, 128);

function prepare(template: Template): void {
  const element = document.createElement('template');
  element.innerHTML = policy ? policy.createHTML(template[0]) : template[0];
  const bound: string[][] = [];
  for (const comments = commentsIn(element.content); comments.nextNode();) {
    const names = (comments.currentNode as Comment).data;
    bound.push(names ? names.split(' ') : []);
  }
  template[0] = '';
  template[1] = element;
  template[2] = bound;
}

/** What hears an event. */
class Listener {
  value: unknown;
  readonly #host: unknown;

  constructor(host: unknown) {
    this.#host = host;
  }

  handleEvent(event: Event): void {
    if (typeof this.value === 'function')
      (this.value as (this: unknown, event: Event) => unknown).call(this.#host, event);
  }
}

const textOf = (value: unknown): string => ((value ?? '') as string | number).toString();

function bind(element: Element, name: string, value: unknown): void {
  const kind = name.charAt(0);
  if (kind === '.') Reflect.set(element, name.slice(1), value === nothing ? undefined : value);
  else if (kind === '?') element.toggleAttribute(name.slice(1), !!value && value !== nothing);
  else if (value === nothing) element.removeAttribute(name);
  else element.setAttribute(name, textOf(value));
}

// Loops count here: those over iterables come to several times the code, and browsers compile what runs often.

/** A template that is shown. */
class Instance {
  readonly template: Template;
  readonly #first: ChildNode | null;
  /** One a binding. */
  readonly #parts: (Child | Listener | Element)[] = [];
  /** By binding; empty for what is no attribute. */
  readonly #names: string[] = [];
  #values: unknown[] = [];

  /** @param content of the template, a copy */
  constructor(template: Template, content: DocumentFragment, host: unknown) {
    this.template = template;
    this.#first = content.firstChild;
    const comments = commentsIn(content);
    const bound = template[2] ?? [];
    for (let at = 0; at < bound.length; at++) {
      const names = bound[at] as readonly string[];
      const comment = comments.nextNode() as Comment;
      if (!names.length) this.#add(new Child(comment, host), '');
      for (let one = 0; one < names.length; one++) {
        const name = names[one] as string;
        const element = comment.nextSibling as Element;
        if (name.startsWith('@')) {
          const listener = new Listener(host);
          element.addEventListener(name.slice(1), listener);
          this.#add(listener, '');
        } else this.#add(element, name);
      }
    }
  }

  #add(part: Child | Listener | Element, name: string): void {
    this.#parts.push(part);
    this.#names.push(name);
  }

  update(values: unknown[]): void {
    const before = this.#values;
    for (let at = 0; at < values.length; at++) {
      const part = this.#parts[at];
      const value = values[at];
      if (value === noChange) values[at] = before[at];
      else if (part instanceof Child) part.set(value);
      else if (part instanceof Listener) part.value = value;
      else if (value !== before[at] && (value !== nothing || before.length))
        bind(part as Element, this.#names[at] as string, value);
    }
    this.#values = values;
  }

  /** The first node of it, wherever it is now. */
  first(): ChildNode | null {
    const part = this.#parts[0];
    return part instanceof Child && part.end === this.#first ? part.first() : this.#first;
  }
}

/** Something shown before a comment: a template, a text, a list of such. */
class Child {
  readonly end: ChildNode;
  readonly #host: unknown;
  #shown: Instance | ChildNode | Child[] | undefined;

  constructor(end: ChildNode, host: unknown) {
    this.end = end;
    this.#host = host;
  }

  set(value: unknown): void {
    if (value === noChange) return;
    if (typeof value !== 'object' || value === null) this.#showText(value === nothing ? '' : textOf(value));
    else if ('template' in value) this.#showTemplate(value as TemplateResult);
    else if (Symbol.iterator in value) this.#showList([...(value as Iterable<unknown>)]);
    else if (value !== this.#shown) this.#put(value as ChildNode, value as ChildNode);
  }

  /** The first node of what is shown; else the comment itself. */
  first(): ChildNode {
    const shown = this.#shown;
    const first = Array.isArray(shown) ? shown[0]?.first() : shown instanceof Instance ? shown.first() : shown;
    return first ?? this.end;
  }

  clear(): void {
    if (!this.#shown) return;
    for (let node = this.first(); node !== this.end;) {
      const next = node.nextSibling as ChildNode;
      node.remove();
      node = next;
    }
    this.#shown = undefined;
  }

  /** Nothing here waits for a connection, as some of what Lit shows does. */
  setConnected(): void {
    // Its place is that of its comment.
  }

  #put(node: Node, shown: Instance | ChildNode): void {
    this.clear();
    this.end.before(node);
    this.#shown = shown;
  }

  #showTemplate({ template, values }: TemplateResult): void {
    const shown = this.#shown;
    if (shown instanceof Instance && shown.template === template) {
      shown.update(values);
      return;
    }
    if (!template[1]) prepare(template);
    const content = document.importNode((template[1] as HTMLTemplateElement).content, true);
    const made = new Instance(template, content, this.#host);
    made.update(values);
    this.#put(content, made);
  }

  #showList(values: readonly unknown[]): void {
    if (!Array.isArray(this.#shown)) {
      this.clear();
      this.#shown = [];
    }
    const parts = this.#shown;
    for (let at = 0; at < values.length; at++) {
      if (at === parts.length) {
        const end = document.createComment('');
        this.end.before(end);
        parts.push(new Child(end, this.#host));
      }
      (parts[at] as Child).set(values[at]);
    }
    while (parts.length > values.length) {
      const part = parts.pop() as Child;
      part.clear();
      part.end.remove();
    }
  }

  #showText(text: string): void {
    const shown = this.#shown;
    if (!text) this.clear();
    else if (shown instanceof Text) {
      if (shown.data !== text) shown.data = text;
    } else {
      const node = document.createTextNode(text);
      this.#put(node, node);
    }
  }
}

export type RootPart = Pick<Child, 'setConnected'>;

const roots = new WeakMap<Node, Child>();

/** Shows something in a place, or shows it anew. @param options `host` is what listeners are called on */
export function render(value: unknown, place: ParentNode & Node, options: { readonly host?: object } = {}): RootPart {
  let part = roots.get(place);
  if (!part) {
    const end = document.createComment('');
    place.append(end);
    part = new Child(end, options.host);
    roots.set(place, part);
  }
  part.set(value);
  return part;
}
