import { markerLine } from './letter-text.ts';
import type { Letter, Section } from './letter.ts';

/** Markup that is safe to put into a page. */
class Html {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');

type Value = string | Html | readonly Html[] | undefined;

const render = (value: Value): string => {
  if (value === undefined) return '';
  if (typeof value === 'string') return escaped(value);
  return value instanceof Html ? value.source : value.map(({ source }) => source).join('');
};

const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Html =>
  new Html(parts.map((part, index) => part + render(values[index])).join(''));

const lines = (text: string): Html => new Html(escaped(text.trim()).replaceAll(/\r?\n/g, '<br>'));

// Mail programs drop style sheets, so that what matters stands at each element. There is nothing to be fetched.
const font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif";
const ink = 'color:#1b1f24';
const faint = 'color:#57606a';
const accent = '#0b57d0';

const paragraph = (text: string): Html => html`<p style="margin:0 0 16px">${text}</p>`;

function factRows(facts: Section['facts'] = [], rightToLeft: boolean): Html | undefined {
  if (!facts.length) return undefined;
  const side = rightToLeft ? 'left' : 'right';
  const rows = facts.map(
    ([name, value]) =>
      html`<tr>
        <th
          scope="row"
          style="padding:6px 0;padding-${side}:20px;text-align:start;vertical-align:top;font-weight:400;${faint}"
        >
          ${name}
        </th>
        <td dir="auto" style="padding:6px 0;vertical-align:top;font-weight:600;overflow-wrap:anywhere">${value}</td>
      </tr>`,
  );
  return html`<table style="margin:0 0 16px;border-collapse:collapse">
    ${rows}
  </table>`;
}

function quoteBlock(quote: string | undefined, rightToLeft: boolean): Html | undefined {
  if (quote === undefined) return undefined;
  const side = rightToLeft ? 'right' : 'left';
  return html`<blockquote
    dir="auto"
    style="margin:0 0 16px;padding:12px 16px;border-${side}:4px solid ${accent};background:#f4f6f9;${ink}"
  >
    ${lines(quote)}
  </blockquote>`;
}

function section({ title, text = [], quote, facts, after = [] }: Section, rightToLeft: boolean, first: boolean): Html {
  const heading = first
    ? html`<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">${title}</h1>`
    : html`<h2 style="margin:24px 0 12px;font-size:18px;line-height:1.3">${title}</h2>`;
  return html`${heading}${text.map(paragraph)}${quoteBlock(quote, rightToLeft)}${factRows(facts, rightToLeft)}${after.map(paragraph)}`;
}

const buttonLink = (button: Letter['button']): Html | undefined =>
  button &&
  html`<p style="margin:24px 0">
    <a
      href="${button.href}"
      style="display:inline-block;padding:12px 24px;border-radius:8px;background:${accent};color:#ffffff;font-weight:600;text-decoration:none"
      >${button.label}</a
    >
  </p>`;

/** A letter as HTML for mail programs: no pictures, no scripts, nothing from elsewhere. */
export function letterHtml(letter: Letter): string {
  const { language, rightToLeft, company, subject, greeting, sections, button, footer, marker } = letter;
  const small = `margin:0 0 8px;font-size:13px;line-height:1.5;${faint}`;
  const page = html`<!doctype html>
    <html lang="${language}" dir="${rightToLeft ? 'rtl' : 'ltr'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>${subject}</title>
      </head>
      <body style="margin:0;padding:24px 12px;background:#eef1f5;${font};font-size:16px;line-height:1.6;${ink}">
        ${marker === undefined ? undefined : html`<p style="max-width:600px;margin:0 auto 12px;text-align:center;font-size:12px;${faint}">${markerLine(marker)}</p>`}
        <div style="max-width:600px;margin:0 auto;background:#ffffff;border-radius:12px;border:1px solid #d8dee6">
          <p style="margin:0;padding:16px 28px;border-bottom:1px solid #e6eaf0;font-weight:600;${ink}">${company}</p>
          <div style="padding:28px">
            ${greeting === undefined ? undefined : paragraph(greeting)}
            ${sections.map((each, index) => section(each, rightToLeft, index === 0))} ${buttonLink(button)}
          </div>
        </div>
        <div style="max-width:600px;margin:16px auto 0;padding:0 28px">
          ${footer.map((text) => html`<p style="${small}">${text}</p>`)}
        </div>
      </body>
    </html> `;
  return page.source;
}
