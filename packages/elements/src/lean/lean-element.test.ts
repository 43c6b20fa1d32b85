import { aTimeout, expect } from '@open-wc/testing';
import { css as litCss, html, LitElement, type PropertyDeclarations } from 'lit';
import { css as leanCss } from './css.ts';
import { LeanElement } from './lean-element.ts';

const bases = [
  ['LitElement', LitElement, litCss],
  ['LeanElement', LeanElement as unknown as typeof LitElement, leanCss as unknown as typeof litCss],
] as const;

interface Probe extends LitElement {
  label: string | null | undefined;
  open: boolean;
  theme: string | undefined;
  data: unknown;
  inner: number;
  level: number | null | undefined;
  fixed: boolean;
  readonly log: string[];
}

let count = 0;

/** Defines an element of a base that notes what happens to it. */
function defined(
  base: typeof LitElement,
  css: typeof litCss,
  more: (type: typeof LitElement) => void = () => undefined,
) {
  class Above extends base {
    static override properties: PropertyDeclarations = { theme: { reflect: true }, data: { attribute: false } };
    declare theme: string | undefined;
    declare data: unknown;
  }
  class Type extends Above {
    static override properties: PropertyDeclarations = {
      label: { attribute: 'aria-thing' },
      open: { type: Boolean },
      level: { type: Number },
      fixed: { type: Boolean, reflect: true },
      inner: { state: true },
    };
    static override styles = [
      css`
        button {
          color: rgb(1, 2, 3);
        }
      `,
    ];
    declare label: string | null | undefined;
    declare open: boolean;
    declare level: number | null | undefined;
    declare fixed: boolean;
    declare inner: number;
    readonly log: string[] = [];
    constructor() {
      super();
      this.inner = 1;
    }
    protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
      this.log.push(`will ${String(this.hasUpdated)} ${[...changed.keys()].map(String).sort().join()}`);
      if (changed.has('label')) this.inner = 2;
    }
    protected override updated(changed: Map<PropertyKey, unknown>): void {
      this.log.push(
        `did ${[...changed]
          .map(([name, before]) => `${String(name)}=${String(before)}`)
          .sort()
          .join()}`,
      );
    }
    override render() {
      return html`<button @click=${() => (this.inner += 10)}>${this.label} ${this.open} ${this.inner}</button>`;
    }
  }
  more(Type as never);
  const name = `x-probe-${++count}`;
  customElements.define(name, Type);
  return { name, make: (): Probe => document.createElement(name) as unknown as Probe };
}

const shown = (element: Probe): string => element.renderRoot.textContent;

for (const [title, base, css] of bases) {
  describe(`${title}, as the elements use it`, () => {
    const placed: Probe[] = [];
    const place = async (element: Probe): Promise<Probe> => {
      placed.push(element);
      document.body.append(element);
      await element.updateComplete;
      return element;
    };
    afterEach(() => {
      for (const element of placed.splice(0)) element.remove();
    });

    it('shows itself once it is in the page, and then once for all that changed', async () => {
      const element = defined(base, css).make();
      element.label = 'A';
      await aTimeout(0);
      expect(element.log).to.deep.equal([]);
      await place(element);
      expect(shown(element)).to.equal('A  2');
      expect(element.log).to.deep.equal(['will false inner,label', 'did inner=undefined,label=undefined']);
      element.label = 'B';
      element.open = true;
      element.open = true;
      await element.updateComplete;
      expect(shown(element)).to.equal('B true 2');
      expect(element.log.slice(2)).to.deep.equal(['will true label,open', 'did label=A,open=undefined']);
      element.label = 'B';
      await element.updateComplete;
      expect(element.log).to.have.lengthOf(4);
      expect(getComputedStyle(element.renderRoot.querySelector('button') as Element).color).to.equal('rgb(1, 2, 3)');
    });

    it('takes attributes, and reflects what is to be reflected', async () => {
      const element = await place(defined(base, css).make());
      element.setAttribute('aria-thing', 'said');
      element.setAttribute('open', '');
      element.setAttribute('data', 'no');
      element.setAttribute('inner', '7');
      element.setAttribute('level', '2.5');
      element.theme = 'dark';
      await element.updateComplete;
      expect([element.label, element.open, element.data, element.inner]).to.deep.equal(['said', true, undefined, 2]);
      expect(element.level).to.equal(2.5);
      expect(element.getAttribute('theme')).to.equal('dark');
      element.removeAttribute('level');
      expect(element.level).to.equal(null);
      element.removeAttribute('aria-thing');
      element.removeAttribute('open');
      element.theme = undefined;
      await element.updateComplete;
      expect([element.label, element.open, element.hasAttribute('theme')]).to.deep.equal([null, false, false]);
      element.setAttribute('theme', 'light');
      expect(element.theme).to.equal('light');
    });

    it('keeps one on that reflects itself, from either side', async () => {
      const element = await place(defined(base, css).make());
      element.setAttribute('fixed', '');
      await element.updateComplete;
      await element.updateComplete;
      expect([element.fixed, element.getAttribute('fixed')]).to.deep.equal([true, '']);
      element.fixed = false;
      await element.updateComplete;
      expect(element.hasAttribute('fixed')).to.equal(false);
      element.fixed = true;
      await element.updateComplete;
      expect([element.fixed, element.getAttribute('fixed')]).to.deep.equal([true, '']);
    });

    it('keeps what was set on it before it was defined', async () => {
      const early = document.createElement(`x-probe-${count + 1}`) as unknown as Probe;
      Object.assign(early, { data: 'early', inner: 5 });
      placed.push(early);
      document.body.append(early);
      defined(base, css);
      await early.updateComplete;
      expect([early.data, early.inner, shown(early).trim().split(' ').at(-1)]).to.deep.equal(['early', 5, '5']);
    });

    it('hears what is rendered, tells controllers, and shows itself again where it is moved to', async () => {
      const element = defined(base, css).make();
      const heard: string[] = [];
      element.addController({
        hostConnected: () => heard.push('in'),
        hostDisconnected: () => heard.push('out'),
      });
      await place(element);
      element.renderRoot.querySelector('button')?.click();
      await element.updateComplete;
      expect(element.inner).to.equal(11);
      element.remove();
      element.inner = 20;
      const root = element.renderRoot;
      await place(element);
      expect(element.renderRoot).to.equal(root);
      expect(shown(element)).to.contain('20');
      expect(heard).to.deep.equal(['in', 'out', 'in']);
    });

    it('waits with showing itself for what an element waits for', async () => {
      let go: () => void = () => undefined;
      const until = new Promise<void>((resolve) => (go = resolve));
      const { make } = defined(base, css, (type) => {
        const { prototype } = type as unknown as { prototype: Record<string, unknown> };
        const schedule = prototype['scheduleUpdate'] as () => unknown;
        prototype['scheduleUpdate'] = function (this: Probe) {
          return until.then(() => schedule.call(this));
        };
      });
      const element = make();
      placed.push(element);
      document.body.append(element);
      element.label = 'late';
      await aTimeout(0);
      expect(element.hasUpdated).to.equal(false);
      go();
      await element.updateComplete;
      expect(shown(element)).to.contain('late');
    });

    it('can be shown again after a fault of its own', async () => {
      const element = await place(defined(base, css).make());
      Object.assign(element, {
        render: () => {
          throw new Error('a fault');
        },
      });
      element.inner = 3;
      const fault = await element.updateComplete.then(
        () => 'none',
        (error: unknown) => (error as Error).message,
      );
      expect(fault).to.equal('a fault');
      Reflect.deleteProperty(element, 'render');
      element.inner = 4;
      await element.updateComplete;
      expect(shown(element)).to.contain('4');
    });
  });
}
