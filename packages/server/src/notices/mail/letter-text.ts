import type { Letter, Section } from './letter.ts';

const quoted = (text: string): string =>
  text
    .trim()
    .split(/\r?\n/)
    .map((line) => `    ${line}`.trimEnd())
    .join('\n');

function sectionText({ title, text = [], quote, facts = [], after = [] }: Section): string {
  const parts = [
    `${title}\n${'-'.repeat(Math.min(72, title.length))}`,
    ...text,
    ...(quote === undefined ? [] : [quoted(quote)]),
    ...(facts.length ? [facts.map(([name, value]) => `${name}: ${value}`).join('\n')] : []),
    ...after,
  ];
  return parts.join('\n\n');
}

/** How a line to write above is shown, so that it can be found again in an answer. */
export const markerLine = (marker: string): string => `## ${marker} ##`;

/** A letter for those who read no HTML. */
export function letterText({ marker, greeting, sections, button, footer }: Letter): string {
  const parts = [
    ...(marker === undefined ? [] : [markerLine(marker)]),
    ...(greeting === undefined ? [] : [greeting]),
    ...sections.map(sectionText),
    ...(button ? [`${button.label}:\n${button.href}`] : []),
    `-- \n${footer.join('\n')}`,
  ];
  return `${parts.join('\n\n')}\n`;
}
