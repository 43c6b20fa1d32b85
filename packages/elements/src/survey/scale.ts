import { html, type TemplateResult } from 'lit';

/** What a survey asks by a number, and how far its scale goes. */
export const scales = {
  overall: [1, 5],
  attitude: [1, 5],
  timeliness: [1, 5],
  clarity: [1, 5],
  fairness: [1, 5],
  ces: [1, 7],
  nps: [0, 10],
} as const;
export type ScaleName = keyof typeof scales;

interface ScaleTexts {
  readonly legend: string;
  readonly low: string;
  readonly high: string;
  readonly tag: string;
}

/** A radio group from low to high. Its ends are named, for those who cannot see which is which as well. */
export function renderScale(name: ScaleName, value: number | undefined, texts: ScaleTexts): TemplateResult {
  const [from, to] = scales[name];
  const all = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const number = new Intl.NumberFormat(texts.tag);
  const spoken = (one: number) =>
    one === from
      ? `${number.format(one)}, ${texts.low}`
      : one === to
        ? `${number.format(one)}, ${texts.high}`
        : number.format(one);
  return html`<fieldset class="field" part="field">
    <legend>${texts.legend}</legend>
    <div class="rating">
      <div class="scale">
        ${all.map(
          (one) =>
            html`<label>
              <input type="radio" name=${name} value=${one} .checked=${one === value} aria-label=${spoken(one)} />
              <span aria-hidden="true">${number.format(one)}</span>
            </label>`,
        )}
      </div>
      <p class="ends help" aria-hidden="true"><span>${texts.low}</span><span>${texts.high}</span></p>
    </div>
  </fieldset>`;
}
