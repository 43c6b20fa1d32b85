/**
 * A template, as the build compiles it: its text at first. Once it was used, what is cloned, and the names of what is
 * bound in it: empty for what is put in a comment's place. One of an element's others begins with a space.
 */
export type Template = [text: string, element?: HTMLTemplateElement, names?: readonly string[]];

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

/** Nothing was shown so far. */
const none: never[] = [];

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
  let names = '';
  const comments = commentsIn(element.content);
  while (comments.nextNode()) names += `,${(comments.currentNode as Comment).data.replaceAll(' ', ', ')}`;
  template[0] = '';
  template[1] = element;
  template[2] = names ? names.slice(1).split(',') : none;
}

/** What hears an event. */
class Listener {
  value: unknown;
  readonly #host: unknown;

  constructor(element: Element, type: string, host: unknown) {
    this.#host = host;
    element.addEventListener(type, this);
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
  readonly #parts: (Child | Listener | Element)[];
  #values: unknown[] = none;

  /** @param content of the template, a copy */
  constructor(template: Template, content: DocumentFragment, host: unknown) {
    const names = template[2] ?? none;
    this.template = template;
    this.#first = content.firstChild;
    // As long as it will be: one that grows takes several times the memory.
    this.#parts = new Array(names.length) as Element[];
    const comments = commentsIn(content);
    for (let at = 0; at < names.length; at++) {
      const name = names[at] as string;
      const comment = (name.startsWith(' ') ? comments.currentNode : comments.nextNode()) as Comment;
      const element = comment.nextSibling as Element;
      const event = name.indexOf('@') + 1;
      this.#parts[at] = !name
        ? new Child(comment, host)
        : event
          ? new Listener(element, name.slice(event), host)
          : element;
    }
  }

  update(values: unknown[]): void {
    const before = this.#values;
    for (let at = 0; at < values.length; at++) {
      const part = this.#parts[at];
      const value = values[at];
      if (value === noChange) values[at] = before[at];
      else if (part instanceof Child) part.set(value);
      else if (part instanceof Listener) part.value = value;
      else if (value !== before[at] && (value !== nothing || before !== none))
        bind(part as Element, (this.template[2]?.[at] as string).trimStart(), value);
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
  /** A text, or what the browser has put in its place to translate it, stands right before the comment. */
  #shown: Instance | ChildNode | Child[] | string | undefined;

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
    if (typeof shown === 'string') return this.end.previousSibling as ChildNode;
    const first = Array.isArray(shown) ? shown[0]?.first() : shown instanceof Instance ? shown.first() : shown;
    return first ?? this.end;
  }

  clear(): void {
    if (this.#shown === undefined) return;
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
    if (text === (this.#shown ?? '')) return;
    this.clear();
    if (!text) return;
    // Put there by the browser: a text that no script sees takes less memory.
    this.end.before(text);
    this.#shown = text;
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
