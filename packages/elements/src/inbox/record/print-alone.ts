import { render, type TemplateResult } from 'lit';
import { recordStyles } from './record.styles.ts';

/** How something stands on the page. */
export interface Paper {
  readonly lang: string;
  readonly dir: string;
}

let removeLast: (() => void) | undefined;

/**
 * Prints something: for as long as that takes it is all there is on the page. The browser's own dialog asks for the
 * printer, or saves a PDF.
 */
export function printAlone(content: TemplateResult, { lang, dir }: Paper): void {
  removeLast?.();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(recordStyles);
  const place = document.createElement('div');
  place.className = 'redress-record';
  place.lang = lang;
  place.dir = dir;
  render(content, place);
  document.body.append(place);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  document.documentElement.classList.add('redress-printing');
  const remove = (): void => {
    removeEventListener('afterprint', remove);
    place.remove();
    document.documentElement.classList.remove('redress-printing');
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    removeLast = undefined;
  };
  removeLast = remove;
  addEventListener('afterprint', remove);
  print();
}
