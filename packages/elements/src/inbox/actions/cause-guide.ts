import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { RedressElement } from '../../base/redress-element.ts';
import { caseworkMessages } from '../../locales/casework/catalogue.ts';
import { guideMessages, type GuideKey } from '../../locales/guide/catalogue.ts';
import type { Choice } from '../../staff/vocabulary.ts';
import { button } from '../../theme/button.ts';
import { tokens } from '../../theme/tokens.ts';
import { CauseChosen } from '../inbox-events.ts';
import type { WorkKey } from '../words.ts';
import { causeGuideStyles } from './cause-guide.styles.ts';

/**
 * What each cause means, with an example, beside the list it is chosen from. Internal to the inbox.
 *
 * @fires cause-chosen - One was chosen in the guide.
 */
export class CauseGuide extends RedressElement<GuideKey | WorkKey> {
  static override styles = [tokens, button, causeGuideStyles];
  static override catalogues = [guideMessages, caseworkMessages];
  static override properties: PropertyDeclarations = { causes: { attribute: false }, chosen: {} };

  declare causes: readonly Choice[];
  /** The path of the cause that stands in the form. */
  declare chosen: string;

  constructor() {
    super();
    this.causes = [];
    this.chosen = '';
  }

  /** The policy's own words, else those that ship with the shipped causes. */
  #meaning({ value, help }: Choice): string | undefined {
    const key = `cause.${value}.guide`;
    return help ?? (this.locale.has(key) ? this.locale.t(key) : undefined);
  }

  #find(choices: readonly Choice[]): Choice | undefined {
    for (const choice of choices) {
      const found = choice.value === this.chosen ? choice : this.#find(choice.children ?? []);
      if (found) return found;
    }
    return undefined;
  }

  protected override render(): TemplateResult {
    const chosen = this.#find(this.causes);
    return html`<p class="chosen" role="status">${chosen ? this.#meaning(chosen) : nothing}</p>
      <details>
        <summary class="small">${this.t('guide.title')}</summary>
        ${this.#list(this.causes)}
      </details>`;
  }

  #list(choices: readonly Choice[]): TemplateResult {
    return html`<ul>
      ${choices.map(
        (choice) =>
          html`<li>
            <div class="cause">
              <strong>${choice.label}</strong>
              <button
                type="button"
                class="quiet small"
                aria-label="${this.t('guide.choose')}: ${choice.label}"
                aria-pressed=${String(choice.value === this.chosen)}
                @click=${() => this.dispatchEvent(new CauseChosen(choice.value))}
              >
                ${this.t('guide.choose')}
              </button>
            </div>
            <p class="small">${this.#meaning(choice)}</p>
            ${choice.children?.length ? this.#list(choice.children) : nothing}
          </li>`,
      )}
    </ul>`;
  }
}
