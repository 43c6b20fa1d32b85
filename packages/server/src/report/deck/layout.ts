import type { Page } from '@redress/metrics/written';
import { body, margin, slideSize } from './theme.ts';

/** Inches from the top left. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const gap = 0.4;
const width = slideSize.width - 2 * margin;
const height = body.bottom - body.top;

/** `count` boxes side by side in a box. */
export function columnsOf({ x, y, w, h }: Box, count: number, between = gap): Box[] {
  const each = (w - between * (count - 1)) / count;
  return Array.from({ length: count }, (_, index) => ({ x: x + index * (each + between), y, w: each, h }));
}

function stackOf({ x, y, w, h }: Box, count: number): Box[] {
  const each = (h - gap * (count - 1)) / count;
  return Array.from({ length: count }, (_, index) => ({ x, y: y + index * (each + gap), w, h: each }));
}

/** Where the panels of a page go, in reading order. */
export function boxesOf({ layout, panels }: Page): Box[] {
  const whole: Box = { x: margin, y: body.top, w: width, h: height };
  switch (layout) {
    case 'full':
      return [whole];
    case 'split':
      return columnsOf(whole, panels.length);
    case 'top': {
      const [upper, lower] = stackOf(whole, 2) as [Box, Box];
      return [upper, ...columnsOf(lower, panels.length - 1)];
    }
    case 'wide': {
      const left = (width - gap) * 0.55;
      const right: Box = { ...whole, x: margin + left + gap, w: width - left - gap };
      return [{ ...whole, w: left }, ...stackOf(right, panels.length - 1)];
    }
  }
}

/** The same place on a slide that is read from right to left. */
export const mirrored = (box: Box): Box => ({ ...box, x: slideSize.width - box.x - box.w });
