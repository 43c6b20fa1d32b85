import { noChange, render, type RootPart } from 'lit/html.js';
import type { Css } from './css.ts';

interface Property {
  readonly attribute?: string | boolean;
  /** `Boolean` for one that is on where its attribute is; `Number`. */
  readonly type?: unknown;
  readonly state?: boolean;
  readonly reflect?: boolean;
}
type Properties = Readonly<Record<string, Property>>;

interface Controller {
  hostConnected?(): void;
  hostDisconnected?(): void;
}

type Changed = Map<PropertyKey, unknown>;
type Styles = Css | readonly Styles[];

/** An element's class, once its accessors are there. */
interface Finished {
  readonly properties: Properties;
  /** Attributes' properties. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Properties that are written to attributes, with those. */
  readonly reflected: readonly (readonly [name: string, attribute: string])[];
}
const finished = new WeakMap<typeof LeanElement, Finished>();
/** Of all properties of an element. */
const values = new WeakMap<LeanElement, Record<string, unknown>>();

const attributeOf = (name: string, { attribute, state }: Property): string | undefined =>
  state || attribute === false ? undefined : typeof attribute === 'string' ? attribute : name.toLowerCase();

/** Of a class and those above it. */
const declared = (type: typeof LeanElement): Properties =>
  type === LeanElement ? {} : { ...declared(Object.getPrototypeOf(type) as typeof LeanElement), ...type.properties };

// Asked for often: what is known already is told in few words, which browsers compile to little.
const finish = (type: typeof LeanElement): Finished => finished.get(type) ?? finishNow(type);

function finishNow(type: typeof LeanElement): Finished {
  const properties = declared(type);
  const attributes: Record<string, string> = {};
  const reflected: [name: string, attribute: string][] = [];
  for (const [name, property] of Object.entries(properties)) {
    const attribute = attributeOf(name, property);
    if (attribute !== undefined) attributes[attribute] = name;
    if (property.reflect) reflected.push([name, attribute as string]);
    define(type, name);
  }
  const all = { properties, attributes, reflected };
  finished.set(type, all);
  return all;
}

function define(type: typeof LeanElement, name: string): void {
  Object.defineProperty(type.prototype, name, {
    configurable: true,
    get(this: LeanElement) {
      return (values.get(this) as Record<string, unknown>)[name];
    },
    set(this: LeanElement, value: unknown) {
      const all = values.get(this) as Record<string, unknown>;
      const before = all[name];
      all[name] = value;
      this.requestUpdate(name, before);
    },
  });
}

/**
 * `LitElement`, as far as the elements use it, in less than half its size: the scripts for pages without a build step
 * are built on it. One suite of tests runs over both.
 */
export class LeanElement extends HTMLElement {
  static properties: Properties = {};
  static styles: Styles = [];

  static get observedAttributes(): string[] {
    return Object.keys(finish(this).attributes);
  }

  declare renderRoot: HTMLElement | ShadowRoot;
  hasUpdated = false;
  readonly #controllers: Controller[] = [];
  /** Set before the element was defined. */
  #early: Record<string, unknown> = {};
  #changed: Changed = new Map();
  #pending = false;
  #connect: () => void = () => undefined;
  #complete: Promise<unknown>;
  #part: RootPart | undefined;

  constructor() {
    super();
    values.set(this, {});
    const { properties } = this.#type;
    for (const name of Object.keys(this)) {
      if (!(name in properties)) continue;
      this.#early[name] = this[name as never];
      Reflect.deleteProperty(this, name);
    }
    this.#complete = new Promise<void>((resolve) => (this.#connect = resolve));
    this.requestUpdate();
  }

  get #type(): Finished {
    return finish(this.constructor as typeof LeanElement);
  }

  /** Resolves once what changed so far is shown. */
  get updateComplete(): Promise<unknown> {
    return this.#complete;
  }

  addController(controller: Controller): void {
    this.#controllers.push(controller);
    if (this.isConnected) controller.hostConnected?.();
  }

  connectedCallback(): void {
    // One that is moved keeps its root.
    if (!this.shadowRoot) this.renderRoot = this.createRenderRoot();
    this.#connect();
    for (const controller of this.#controllers) controller.hostConnected?.();
    this.#part?.setConnected(true);
  }

  disconnectedCallback(): void {
    for (const controller of this.#controllers) controller.hostDisconnected?.();
    this.#part?.setConnected(false);
  }

  attributeChangedCallback(attribute: string, before: string | null, value: string | null): void {
    if (before === value) return;
    const { attributes, properties } = this.#type;
    const name = attributes[attribute] ?? '';
    const type = properties[name]?.type;
    const to = type === Boolean ? value !== null : type === Number && value !== null ? Number(value) : value;
    // What reflects itself says nothing new.
    if (((this as Record<string, unknown>)[name] ?? null) !== to) this[name as never] = to as never;
  }

  requestUpdate(name?: string, before?: unknown): void {
    if (name !== undefined) {
      if (Object.is(this[name as never], before)) return;
      if (!this.#changed.has(name)) this.#changed.set(name, before);
    }
    if (this.#pending) return;
    this.#pending = true;
    this.#complete = this.#next();
  }

  async #next(): Promise<void> {
    // An update that failed has told so already; this one is another.
    await this.#complete.catch(() => undefined);
    await this.scheduleUpdate();
  }

  protected scheduleUpdate(): unknown {
    this.#perform();
    return undefined;
  }

  #perform(): void {
    Object.assign(this, this.#early);
    this.#early = {};
    const changed = this.#changed;
    try {
      this.willUpdate(changed);
      this.update(changed);
    } finally {
      this.#settle();
    }
    this.hasUpdated = true;
    this.updated(changed);
  }

  #settle(): void {
    this.#pending = false;
    this.#changed = new Map();
  }

  protected willUpdate(_changed: Changed): void {
    // For elements to use.
  }

  protected update(changed: Changed): void {
    const shown = this.render();
    for (const [name, attribute] of this.#type.reflected) {
      if (!changed.has(name)) continue;
      const value: unknown = this[name as never];
      const text = value === true ? '' : value;
      if (typeof text === 'string') this.setAttribute(attribute, text);
      else this.removeAttribute(attribute);
    }
    // What changes from here on makes for another update.
    this.#settle();
    this.#part = render(shown, this.renderRoot, { host: this, isConnected: this.isConnected });
  }

  protected updated(_changed: Changed): void {
    // For elements to use.
  }

  protected render(): unknown {
    return noChange;
  }

  protected createRenderRoot(): HTMLElement | ShadowRoot {
    const root = this.attachShadow({ mode: 'open' });
    const { styles } = this.constructor as typeof LeanElement;
    const all = [styles].flat(Infinity as 1) as Css[];
    root.adoptedStyleSheets = all.map(({ styleSheet }) => styleSheet);
    return root;
  }
}
