/** A style sheet that elements share. */
export interface Css {
  readonly styleSheet: CSSStyleSheet;
}

/**
 * Styles of an element, parsed once they are used, and not kept as text after that. The build calls it with plain text:
 * browsers keep that of a tagged template for as long as its script is there.
 */
export function css(text: string | readonly string[]): Css {
  let sheet: CSSStyleSheet | undefined;
  return {
    get styleSheet() {
      if (!sheet) {
        sheet = new CSSStyleSheet();
        sheet.replaceSync(String(text));
        text = '';
      }
      return sheet;
    },
  };
}
