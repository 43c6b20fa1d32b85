/** A style sheet that elements share. */
export interface Css {
  readonly cssText: string;
  readonly styleSheet: CSSStyleSheet;
}

/** Styles of an element, parsed once they are used. */
export function css(strings: TemplateStringsArray): Css {
  const [cssText = ''] = strings;
  let sheet: CSSStyleSheet | undefined;
  return {
    cssText,
    get styleSheet() {
      if (!sheet) {
        sheet = new CSSStyleSheet();
        sheet.replaceSync(cssText);
      }
      return sheet;
    },
  };
}
