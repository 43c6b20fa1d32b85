import { html, nothing, type TemplateResult } from 'lit';

const width = 120;
const height = 32;
const margin = 2;

/** The course of a figure as a line; gaps where there is no value. Decoration: the words stand beside it. */
export function sparkline(values: readonly (number | null)[]): TemplateResult | typeof nothing {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return nothing;
  const least = Math.min(...known);
  const span = Math.max(...known) - least || 1;
  const x = (index: number): number => margin + (index / (values.length - 1)) * (width - 2 * margin);
  const y = (value: number): number => height - margin - ((value - least) / span) * (height - 2 * margin);
  let path = '';
  let last: readonly [number, number] | undefined;
  values.forEach((value, index) => {
    if (value === null) {
      last = undefined;
      return;
    }
    const at = [x(index), y(value)] as const;
    path += `${last ? 'L' : 'M'}${at[0].toFixed(1)} ${at[1].toFixed(1)}`;
    last = at;
  });
  return html`<svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" aria-hidden="true" class="spark">
    <path d=${path} fill="none" vector-effect="non-scaling-stroke" />
  </svg>`;
}
