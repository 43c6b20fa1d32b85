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
  readonly properties: ReadonlyMap<string, Property>;
  /** Attributes' properties. */
  readonly attributes: ReadonlyMap<string, string>;
}
const finished = new WeakMap<typeof LeanElement, Finished>();

const attributeOf = (name: string, { attribute, state }: Property): string | undefined =>
  state || attribute === false ? undefined : typeof attribute === 'string' ? attribute : name.toLowerCase();

function finish(type: typeof LeanElement): Finished {
  const known = finished.get(type);
  if (known) return known;
  const above = type === LeanElement ? undefined : finish(Object.getPrototypeOf(type) as typeof LeanElement);
  const own = Object.entries(Object.hasOwn(type, 'properties') ? type.properties : {});
  const properties = new Map([...(above?.properties ?? []), ...own]);
  const attributes = new Map(above?.attributes);
  for (const [name, property] of own) {
    const attribute = attributeOf(name, property);
    if (attribute !== undefined) attributes.set(attribute, name);
    const values = new WeakMap<LeanElement, unknown>();
    Object.defineProperty(type.prototype, name, {
      configurable: true,
      get(this: LeanElement) {
        return values.get(this);
      },
      set(this: LeanElement, value: unknown) {
        const before = values.get(this);
        values.set(this, value);
        this.requestUpdate(name, before);
      },
    });
  }
  const all = { properties, attributes };
  finished.set(type, all);
  return all;
}

/**
 * `LitElement`, as far as the elements use it, in less than half its size: the scripts for pages without a build step
 * are built on it. One suite of tests runs over both.
 */
export class LeanElement extends HTMLElement {
  static properties: Properties = {};
  static styles: Styles = [];

  static get observedAttributes(): string[] {
    return [...finish(this).attributes.keys()];
  }

  declare renderRoot: HTMLElement | ShadowRoot;
  hasUpdated = false;
  readonly #controllers = new Set<Controller>();
  /** Set before the element was defined. */
  readonly #early: [string, unknown][] = [];
  #changed: Changed = new Map();
  #pending = false;
  #connect: () => void = () => undefined;
  #complete: Promise<unknown>;
  #part: RootPart | undefined;

  constructor() {
    super();
    for (const name of this.#type.properties.keys()) {
      if (!Object.hasOwn(this, name)) continue;
      this.#early.push([name, this[name as never]]);
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
    this.#controllers.add(controller);
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
    const { attributes, properties } = this.#type;
    const name = attributes.get(attribute) ?? '';
    if (before === value) return;
    const type = properties.get(name)?.type;
    const to = type === Boolean ? value !== null : type === Number && value !== null ? Number(value) : value;
    // What reflects itself says nothing new.
    if ((Reflect.get(this, name) ?? null) !== to) Reflect.set(this, name, to);
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
    if (!this.#pending) return;
    for (const [name, value] of this.#early.splice(0)) Reflect.set(this, name, value);
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
    this.#changed = new Map();
    this.#pending = false;
  }

  protected willUpdate(_changed: Changed): void {
    // For elements to use.
  }

  protected update(changed: Changed): void {
    const shown = this.render();
    for (const [name, property] of this.#type.properties) {
      const attribute = property.reflect && changed.has(name) ? attributeOf(name, property) : undefined;
      if (attribute === undefined) continue;
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
