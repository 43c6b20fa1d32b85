import type { CaseDetail } from '@redress/desk';
import { render } from 'lit';
import type { Words } from '../words.ts';
import { renderRecord } from './record.ts';
import { recordStyles } from './record.styles.ts';

/** Where and how the record stands on the page. */
export interface Paper {
  readonly lang: string;
  readonly dir: string;
  readonly by: string;
  readonly at: string;
}

let removeLast: (() => void) | undefined;

/**
 * Prints a case's record and processing form: for as long as that takes they are all there is on the page.
 * The browser's own dialog asks for the printer, or saves a PDF.
 */
export function printRecord(detail: CaseDetail, words: Words, { lang, dir, by, at }: Paper): void {
  removeLast?.();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(recordStyles);
  const place = document.createElement('div');
  place.className = 'redress-record';
  place.lang = lang;
  place.dir = dir;
  render(renderRecord(detail, words, { by, at }), place);
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
