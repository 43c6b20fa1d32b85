import { css, html, type PropertyDeclarations, type TemplateResult } from 'lit';
import { RedressElement } from '../base/redress-element.ts';
import { rulesMessages, type RulesKey } from '../locales/rules/catalogue.ts';
import { tokens } from '../theme/tokens.ts';
import type { Place } from './json-places.ts';
import { plainEditor, type EditorMark, type TextEditor } from './text-editor.ts';

/** The text was changed by hand. Internal to the rules page. */
export class TextChange extends Event {
  readonly text: string;
  constructor(text: string) {
    super('text-change');
    this.text = text;
  }
}

/** The editor's words by the English that it knows them by. */
const phrases: readonly (readonly [string, RulesKey])[] = [
  ['Find', 'editor.find'],
  ['Replace', 'editor.replace'],
  ['next', 'editor.next'],
  ['previous', 'editor.previous'],
  ['all', 'editor.all'],
  ['match case', 'editor.match-case'],
  ['by word', 'editor.by-word'],
  ['regexp', 'editor.regexp'],
  ['replace', 'editor.do-replace'],
  ['replace all', 'editor.replace-all'],
  ['close', 'editor.close'],
];

/**
 * The policy's text: a text area at once, a code editor as soon as it has loaded. Internal to the rules page.
 *
 * @fires text-change - Something was typed.
 */
export class RulesEditor extends RedressElement<RulesKey> {
  static override styles = [
    tokens,
    css`
      .base,
      .place-in,
      .place {
        block-size: 100%;
      }
      .place {
        direction: ltr;
        border: 1px solid var(--_border);
        border-radius: var(--_radius);
        overflow: hidden;
      }
      textarea {
        inline-size: 100%;
        block-size: 100%;
        padding: calc(var(--_s) * 3);
        border: 0;
        background: var(--_surface);
        color: inherit;
        font:
          0.8125rem/1.55 ui-monospace,
          SFMono-Regular,
          Menlo,
          Consolas,
          monospace;
        resize: none;
      }
      textarea:focus-visible {
        outline-offset: -3px;
      }
    `,
  ];
  static override catalogues = [rulesMessages];
  static override properties: PropertyDeclarations = {
    text: { attribute: false },
    marks: { attribute: false },
    readOnly: { type: Boolean },
    loaded: { state: true },
  };

  declare text: string;
  declare marks: readonly EditorMark[];
  declare readOnly: boolean;
  declare private loaded: boolean;
  #editor: TextEditor | undefined;
  #language = '';

  constructor() {
    super();
    this.text = '';
    this.marks = [];
    this.readOnly = false;
    this.loaded = false;
  }

  /** Selects a place and brings it into view. */
  reveal(place: Place): void {
    const area = this.renderRoot.querySelector('textarea');
    const editor = this.#editor ?? (area ? plainEditor(area) : undefined);
    editor?.reveal(place);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#editor?.destroy();
    this.#editor = undefined;
    this.loaded = false;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    const another = this.#editor && (changed.has('readOnly') || this.#language !== this.locale.language);
    if (another || !this.#editor) void this.#load();
    this.#editor?.setText(this.text);
    if (changed.has('marks') || changed.has('text')) this.#editor?.mark(this.marks);
  }

  async #load(): Promise<void> {
    const { language } = this.locale;
    this.#language = language;
    try {
      const { createCodeEditor } = await import('./code-editor.ts');
      const parent = this.renderRoot.querySelector<HTMLElement>('.code');
      const root = this.shadowRoot;
      if (!parent || !root || !this.isConnected || language !== this.#language) return;
      this.#editor?.destroy();
      parent.replaceChildren();
      this.#editor = createCodeEditor({
        root,
        parent,
        text: this.text,
        label: this.t('rules.editor'),
        readOnly: this.readOnly,
        phrases: Object.fromEntries(phrases.map(([english, key]) => [english, this.t(key)])),
        changed: this.#typed,
      });
      this.#editor.mark(this.marks);
      this.loaded = true;
    } catch (cause) {
      // The text area does the same, with less comfort.
      console.warn('redress: editor-not-loaded', cause);
    }
  }

  readonly #typed = (text: string): void => {
    if (text === this.text) return;
    this.text = text;
    this.dispatchEvent(new TextChange(text));
  };

  protected override render(): TemplateResult {
    return html`<div class="place">
      <textarea
        aria-label=${this.t('rules.editor')}
        spellcheck="false"
        dir="ltr"
        ?hidden=${this.loaded}
        ?readonly=${this.readOnly}
        .value=${this.text}
        @input=${(event: Event) => {
          this.#typed((event.target as HTMLTextAreaElement).value);
        }}
      ></textarea>
      <div class="code place-in" ?hidden=${!this.loaded}></div>
    </div>`;
  }
}
