import {
  type DataTable,
  type Panel,
  type ReportContent,
  type Words,
  chartData,
  filledPages,
  nothingShown,
} from '@redress/metrics/written';
import { newPresentation, type Presentation, type Slide } from './pptx.ts';
import { drawChart } from './draw-chart.ts';
import { drawSummary } from './draw-summary.ts';
import { drawTable } from './draw-table.ts';
import { boxesOf, type Box } from './layout.ts';
import { Pen } from './pen.ts';
import { colors, fontOf, margin, slideSize } from './theme.ts';

const master = 'page';
const titleHeight = 0.36;
const width = slideSize.width - 2 * margin;

function defineMaster(presentation: Presentation, pen: Pen): void {
  const { company, title, month } = pen.content;
  const line = { y: 7.05, h: 0.25 };
  const text = { fontFace: pen.font, fontSize: 10, color: colors.quiet, margin: 0, rtlMode: pen.words.rightToLeft };
  presentation.defineSlideMaster({
    title: master,
    background: { color: colors.paper },
    objects: [
      { rect: { x: 0, y: 0, w: slideSize.width, h: 0.12, fill: { color: colors.accent } } },
      {
        text: {
          text: `${company} · ${title} · ${month}`,
          options: { ...text, ...pen.place({ x: margin, w: width - 1, ...line }), align: pen.start },
        },
      },
      {
        placeholder: {
          options: {
            name: 'title',
            type: 'title',
            ...pen.place({ x: margin, y: 0.35, w: width, h: 0.65 }),
            margin: 0,
            align: pen.start,
            valign: 'middle',
            fontFace: pen.font,
            fontSize: 26,
            bold: true,
            color: colors.accent,
          },
          text: '',
        },
      },
    ],
    slideNumber: { ...pen.place({ x: slideSize.width - margin - 0.6, w: 0.6, ...line }), ...text, align: pen.end },
  });
}

function addSlide(presentation: Presentation, title: string, pen: Pen): Slide {
  const slide = presentation.addSlide({ masterName: master });
  slide.addText(title, { placeholder: 'title', align: pen.start, rtlMode: pen.words.rightToLeft });
  return slide;
}

function drawCover(presentation: Presentation, pen: Pen): void {
  const { company, title, month, asOf, partial, status } = pen.content;
  const slide = presentation.addSlide();
  slide.background = { color: colors.accent };
  const box = { x: 0.9, w: slideSize.width - 1.8 };
  const color = colors.paper;
  pen.write(slide, company, { ...box, y: 1.5, h: 0.5 }, { fontSize: 20, color });
  pen.write(slide, title, { ...box, y: 2.2, h: 0.95 }, { fontSize: 44, bold: true, color });
  pen.write(slide, month, { ...box, y: 3.2, h: 0.7 }, { fontSize: 30, color });
  const below = [asOf, ...(partial === undefined ? [] : [partial]), status].join('\n');
  pen.write(slide, below, { ...box, y: 5.7, h: 1 }, { fontSize: 13, color, valign: 'bottom' });
}

/** What stands where there is nothing to draw. */
function drawNothing(slide: Slide, sentence: string, box: Box, pen: Pen): void {
  pen.write(
    slide,
    sentence,
    { ...box, h: Math.min(box.h, 0.9) },
    {
      fontSize: 13,
      color: colors.quiet,
      align: 'center',
      valign: 'middle',
      fill: { color: colors.band },
    },
  );
}

function drawPanel(presentation: Presentation, slide: Slide, panel: Panel, box: Box, pen: Pen): void {
  const { table, as } = panel;
  const { month, previousMonth } = pen.content;
  const chart = as === 'table' ? undefined : chartData(panel, pen.words, { this: month, previous: previousMonth });
  const heading = { fontSize: 14, bold: true, valign: 'top' } as const;
  pen.write(slide, chart?.title ?? table.title, { ...box, h: titleHeight }, heading);
  const inside = { ...box, y: box.y + titleHeight, h: box.h - titleHeight };
  if (as === 'table') {
    if (table.rows.length) drawTable(slide, table, inside, pen);
    else drawNothing(slide, table.none, inside, pen);
  } else if (chart) drawChart(presentation, slide, as, chart, inside, pen);
  else drawNothing(slide, nothingShown(panel, pen.words), inside, pen);
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? '');

/** As many slides of formulas as it takes: what a figure means must be at hand in the meeting. */
function drawDefinitions(presentation: Presentation, definitions: DataTable, pen: Pen): void {
  const [box] = boxesOf({ layout: 'full', panels: [] });
  for (let first = 0; box && first < definitions.rows.length;) {
    const table = { ...definitions, rows: definitions.rows.slice(first) };
    const slide = addSlide(presentation, definitions.title, pen);
    first += Math.max(1, drawTable(slide, table, box, pen, true));
  }
}

/** A presentation in the order of the monthly meeting; its charts are PowerPoint's own. */
export async function reportPptx(content: ReportContent, words: Words): Promise<Uint8Array<ArrayBuffer>> {
  const presentation = await newPresentation();
  const pen = new Pen(words, content, fontOf(words.language));
  presentation.defineLayout({ name: 'wide', ...slideSize });
  presentation.layout = 'wide';
  presentation.rtlMode = words.rightToLeft;
  presentation.theme = { headFontFace: pen.font, bodyFontFace: pen.font };
  presentation.title = `${content.title}, ${content.month}`;
  // The one property that the writer puts into its XML as it is.
  presentation.company = escaped(content.company);
  presentation.author = content.company;
  defineMaster(presentation, pen);
  drawCover(presentation, pen);
  drawSummary(addSlide(presentation, words.text('section.summary'), pen), content.headlines, pen);
  for (const section of content.sections) {
    for (const page of filledPages(section, words, { this: content.month, previous: content.previousMonth })) {
      const slide = addSlide(presentation, section.title, pen);
      const boxes = boxesOf(page);
      page.panels.forEach((panel, index) => {
        const box = boxes[index];
        if (box) drawPanel(presentation, slide, panel, box, pen);
      });
    }
  }
  drawDefinitions(presentation, content.definitions, pen);
  // Of its ways out, this is the one that compresses.
  const bytes = await presentation.stream({ compression: true });
  return new Uint8Array(bytes as Uint8Array);
}
