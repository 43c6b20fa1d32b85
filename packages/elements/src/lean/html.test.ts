import { expect } from '@open-wc/testing';
import * as lit from 'lit';
import { noChange as litNoChange } from 'lit/html.js';
import { compileTemplate } from './compile-template.ts';
import * as lean from './html.ts';

const compiled = new WeakMap<
  TemplateStringsArray,
  { template: lean.Template; bindings: readonly (readonly string[])[] }
>();

/** What the build does to a template, done as it is used. */
function compiledHtml(strings: TemplateStringsArray, ...expressions: unknown[]): lean.TemplateResult {
  const known = compiled.get(strings);
  const { html, bindings } = known ? { html: '', bindings: known.bindings } : compileTemplate(strings);
  const { template } = known ?? { template: [html] as lean.Template };
  compiled.set(strings, { template, bindings });
  const values = bindings.map((around) => {
    const taken = expressions.splice(0, around.length - 1);
    if (around.join('') === '' && taken.length === 1) return taken[0];
    return around.map((text, at) => (at ? ((taken[at - 1] ?? '') as string | number).toString() : '') + text).join('');
  });
  return lean.html(template, ...values);
}

interface Engine {
  readonly html: (strings: TemplateStringsArray, ...values: unknown[]) => unknown;
  readonly nothing: unknown;
  readonly noChange: unknown;
  readonly render: (value: unknown, place: HTMLElement, options?: { host?: object }) => unknown;
}
const engines: readonly (readonly [string, Engine])[] = [
  ['Lit', { ...(lit as unknown as Engine), html: lit.html, nothing: lit.nothing, noChange: litNoChange }],
  ['compiled templates', { ...(lean as unknown as Engine), html: compiledHtml }],
];

for (const [name, { html, nothing, noChange, render }] of engines) {
  describe(`shows by ${name}`, () => {
    let place: HTMLElement;
    beforeEach(() => {
      place = document.createElement('div');
    });
    /** What is there, without comments and the templates' line breaks. */
    const shown = (): string => place.innerHTML.replace(/<!--.*?-->|\s*\n\s*/gs, '');
    const show = (value: unknown, host?: object): string => {
      render(value, place, { host });
      return shown();
    };

    it('texts, numbers, and nothing', () => {
      const view = (value: unknown) => html`<p>a${value}b</p>`;
      expect(show(view('x<y'))).to.equal('<p>ax&lt;yb</p>');
      expect(show(view(0))).to.equal('<p>a0b</p>');
      expect(show(view(false))).to.equal('<p>afalseb</p>');
      for (const none of [undefined, null, nothing, '']) {
        show(view('x'));
        expect(show(view(none))).to.equal('<p>ab</p>');
      }
    });

    it('attributes, properties, booleans: first of all and when they change', () => {
      const view = (id: unknown, value: unknown, hidden: unknown) =>
        html`<input id="q-${id}" class="a ${id} b ${value}" name=${value} .value=${value} ?hidden=${hidden} />`;
      show(view('one', 'x', true));
      const input = place.querySelector('input') as HTMLInputElement;
      expect([input.id, input.className, input.name, input.value, input.hidden]).to.deep.equal([
        ...['q-one', 'a one b x', 'x', 'x', true],
      ]);
      input.value = 'typed';
      show(view('two', 'x', nothing));
      expect([input.id, input.value, input.hidden]).to.deep.equal(['q-two', 'typed', false]);
      show(view('two', nothing, undefined));
      expect(input.hasAttribute('name')).to.equal(false);
      show(view(undefined, undefined, false));
      expect([input.id, input.getAttribute('name')]).to.deep.equal(['q-', '']);
      show(view('three', noChange, true));
      expect([input.id, input.getAttribute('name'), input.hidden]).to.deep.equal(['q-three', '', true]);
    });

    it('what stands in another, and keeps its elements as long as it is the same template', () => {
      const inner = (text: string) => html`<b>${text}</b>`;
      const other = () => html`<i>no more</i>`;
      const view = (content: unknown) =>
        html`${content}
          <hr />
          ${content}`;
      expect(show(view(inner('x')))).to.equal('<b>x</b><hr><b>x</b>');
      const kept = place.querySelector('b');
      expect(show(view(inner('y')))).to.equal('<b>y</b><hr><b>y</b>');
      expect(place.querySelector('b')).to.equal(kept);
      expect(show(view(other()))).to.equal('<i>no more</i><hr><i>no more</i>');
      expect(show(view('text'))).to.equal('text<hr>text');
      expect(show(view(nothing))).to.equal('<hr>');
      expect(show(view(inner('z')))).to.equal('<b>z</b><hr><b>z</b>');
      expect(show(nothing)).to.equal('');
    });

    it('lists that grow and shrink, of templates that begin with one, of nothing, of lists', () => {
      const item = (value: unknown) => html`${value}`;
      const view = (...items: unknown[]) =>
        html`<ul>
            ${items}
          </ul>
          !`;
      expect(show(view())).to.equal('<ul></ul>!');
      expect(show(view(item('a'), item(html`<li>${'b'}</li>`), 'c'))).to.equal('<ul>a<li>b</li>c</ul>!');
      expect(show(view(item(nothing), item('b')))).to.equal('<ul>b</ul>!');
      expect(show(view(item(item('a')), nothing, [1, [2, 3]], new Set(['x'])))).to.equal('<ul>a123x</ul>!');
      expect(show(view([], item('b')))).to.equal('<ul>b</ul>!');
      expect(
        show(
          html`<ul>
              ${'one'}
            </ul>
            !`,
        ),
      ).to.equal('<ul>one</ul>!');
      expect(show(view(item('a')))).to.equal('<ul>a</ul>!');
    });

    it('a list in the place of a text, a text in the place of a list, a node', () => {
      const view = (content: unknown) => html`<p>${content}</p>`;
      const node = document.createElement('em');
      const all = ['x', ['a', 'b'], 'y', html`<b></b>`, ['c'], node, nothing, [], ['d'], null, node];
      expect(all.map((content) => show(view(content)))).to.deep.equal([
        ...['<p>x</p>', '<p>ab</p>', '<p>y</p>', '<p><b></b></p>', '<p>c</p>', '<p><em></em></p>'],
        ...['<p></p>', '<p></p>', '<p>d</p>', '<p></p>', '<p><em></em></p>'],
      ]);
    });

    it('listens by what was given last, on behalf of the host', () => {
      const heard: unknown[] = [];
      const view = (listener: unknown) => html`<button @click=${listener}>${'go'}</button>`;
      const press = () => place.querySelector('button')?.click();
      function first(this: unknown) {
        heard.push(['first', this]);
      }
      const host = {};
      show(view(first), host);
      press();
      show(
        view(() => heard.push('second')),
        host,
      );
      press();
      for (const none of [nothing, undefined]) {
        show(view(none), host);
        press();
      }
      show(view(first), host);
      press();
      expect(heard).to.deep.equal([['first', host], 'second', ['first', host]]);
    });

    it('leaves what it is told to leave, and what others put beside it', () => {
      place.append('before ');
      expect(show('x')).to.equal('before x');
      expect(show(noChange)).to.equal('before x');
      expect(show(html`<p>${'a'}</p>`)).to.equal('before <p>a</p>');
      expect(show(html`<p>${noChange}</p>`)).to.equal('before <p></p>');
    });
  });
}

describe('compiling a template', () => {
  it('names what is bound before its element, and leaves the rest as it is', () => {
    expect(compileTemplate(['<a href=', ' class="x ', '" @click=', ' rel="y">', '</a>'])).to.deep.equal({
      html: '<!href class @click><a rel="y"><!></a>',
      bindings: [
        ['', ''],
        ['x ', ''],
        ['', ''],
        ['', ''],
      ],
    });
    expect(compileTemplate(['<p title="a > b">', '</p>'])).to.deep.equal({
      html: '<p title="a > b"><!></p>',
      bindings: [['', '']],
    });
  });

  it('refuses what would be shown wrongly', () => {
    expect(() => compileTemplate(['<p ', '></p>'])).to.throw('no attribute’s value');
    expect(() => compileTemplate(['<!-- ', ' -->'])).to.throw('a comment');
  });
});

it('what the browser has translated gives way to what comes after it', () => {
  const place = document.createElement('div');
  const view = (value: unknown) => compiledHtml`<p>a${value}b</p>`;
  const words = (): string => place.textContent.trim();
  for (const after of ['y', lean.nothing, compiledHtml`<i>y</i>`]) {
    lean.render(view('x'), place);
    const [text] = [...(place.querySelector('p')?.childNodes ?? [])].filter((node) => node.textContent === 'x');
    const translated = document.createElement('span');
    translated.textContent = 'X';
    (text as Text).replaceWith(translated);
    expect(words()).to.equal('aXb');
    lean.render(view(after), place);
    expect(words()).to.equal(after === lean.nothing ? 'ab' : 'ayb');
  }
});
