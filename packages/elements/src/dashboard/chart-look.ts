import type { Formats } from '../staff/formats.ts';
import type { ChartLook } from './chart-spec.ts';

/** A colour of any notation as `rgb(…)`: what the drawing library understands. */
function plainColor(color: string): string {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return color;
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0] = context.getImageData(0, 0, 1, 1).data;
  return `rgb(${r}, ${g}, ${b})`;
}

/** Reads the theme's colours off the probes of an element: custom properties alone do not resolve `light-dark()`. */
export function lookOf(root: ParentNode, host: Element, rtl: boolean, formats: Formats): ChartLook {
  const color = (name: string): string => {
    const probe = root.querySelector(`.probe.${name}`);
    return plainColor(probe ? getComputedStyle(probe).color : 'gray');
  };
  return {
    text: color('text'),
    grid: color('grid'),
    surface: color('surface'),
    colors: ['s0', 's1', 's2', 's3', 's4'].map(color),
    font: getComputedStyle(host).fontFamily,
    rtl,
    number: (value) => formats.number(value),
    percent: (share) => formats.percent(share),
  };
}
