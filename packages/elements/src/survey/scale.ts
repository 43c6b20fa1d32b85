import { html, nothing, type TemplateResult } from 'lit';

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

export const isScale = (name: string): name is ScaleName => Object.hasOwn(scales, name);

interface ScaleTexts {
  readonly legend: string;
  readonly low: string;
  readonly high: string;
  readonly tag: string;
}

/** One radio button that looks like a key. @param spoken what it is called where its text does not say it all. */
export const choice = (
  name: string,
  value: string | number,
  checked: boolean,
  text: string,
  spoken?: string,
): TemplateResult =>
  html`<label>
    <input type="radio" name=${name} value=${value} .checked=${checked} aria-label=${spoken ?? nothing} />
    <span aria-hidden=${spoken === undefined ? nothing : 'true'}>${text}</span>
  </label>`;

/** A radio group from low to high. Its ends are named, for those who cannot see which is which as well. */
export function renderScale(
  name: ScaleName,
  value: number | undefined,
  { legend, low, high, tag }: ScaleTexts,
): TemplateResult {
  const [from, to] = scales[name];
  const all = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const number = new Intl.NumberFormat(tag);
  return html`<fieldset class="field" part="field">
    <legend>${legend}</legend>
    <div class="rating">
      <div class="scale">
        ${all.map((one) => {
          const text = number.format(one);
          const end = one === from ? low : one === to ? high : undefined;
          return choice(name, one, one === value, text, end === undefined ? text : `${text}, ${end}`);
        })}
      </div>
      <p class="ends help" aria-hidden="true"><span>${low}</span><span>${high}</span></p>
    </div>
  </fieldset>`;
}
