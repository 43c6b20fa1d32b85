import type { FigureCell, ReportContent, Words } from '@redress/metrics/written';
import type { Slide, TextOptions } from './pptx.ts';
import { mirrored, type Box } from './layout.ts';
import { colors } from './theme.ts';

/** The arrow and the size of a change, and whether it is good. */
export interface Change {
  readonly text: string;
  readonly color: string;
}

/** What everything on a slide is drawn with: the language's words, direction and typeface. */
export class Pen {
  readonly words: Words;
  readonly content: ReportContent;
  readonly font: string;

  constructor(words: Words, content: ReportContent, font: string) {
    this.words = words;
    this.content = content;
    this.font = font;
  }

  get start(): 'left' | 'right' {
    return this.words.rightToLeft ? 'right' : 'left';
  }

  get end(): 'left' | 'right' {
    return this.words.rightToLeft ? 'left' : 'right';
  }

  /** Where a box goes on the slide, whichever way it is read. */
  place(box: Box): Box {
    return this.words.rightToLeft ? mirrored(box) : box;
  }

  /** Cells of a row from the first to the last one read. */
  inOrder<T>(cells: readonly T[]): T[] {
    return this.words.rightToLeft ? cells.toReversed() : [...cells];
  }

  /** Text in a box, from its start. */
  write(slide: Slide, text: string, box: Box, options: TextOptions = {}): void {
    slide.addText(text, {
      ...this.place(box),
      margin: 0,
      align: this.start,
      fontFace: this.font,
      color: colors.ink,
      rtlMode: this.words.rightToLeft,
      ...options,
    });
  }

  change({ unit, delta, better, currency }: FigureCell): Change | undefined {
    if (delta === null || delta === undefined) return undefined;
    const size = this.words.difference(unit, delta, currency);
    if (delta === 0) return { text: '=', color: colors.quiet };
    const good = better === 'neutral' || better === undefined ? undefined : delta > 0 === (better === 'higher');
    const color = good === undefined ? colors.quiet : good ? colors.better : colors.worse;
    return { text: `${delta > 0 ? '▲' : '▼'} ${size}`, color };
  }
}
