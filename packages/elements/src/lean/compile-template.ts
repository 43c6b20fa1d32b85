/** What a template of `html` comes to, once it is compiled. */
export interface CompiledTemplate {
  /**
   * Its HTML. An empty comment stands for what is put there; one with text stands before an element and names what is
   * bound on it: attributes, `.properties`, `?booleans`, `@events`.
   */
  readonly html: string;
  /** What stands around the expressions of each binding: `['', '']` for most, `['s-', '']` for `id="s-${id}"`. */
  readonly bindings: readonly (readonly string[])[];
}

/** Where an expression stood: a character that no template has. */
const hole = '\0';
const tagOrHole = /<[a-z](?:[^"'>]|"[^"]*"|'[^']*')*>|\0/gi;
const boundAttribute = /\s+([^\s=>"'/]+)=(?:"([^"]*\0[^"]*)"|([^\s>"']*\0[^\s>"']*))/g;

/**
 * Compiles a template for `html.ts`, by its texts around the expressions.
 * @throws Error for what that does not know: comments, expressions in the place of an attribute's name.
 */
export function compileTemplate(strings: readonly string[]): CompiledTemplate {
  const bindings: string[][] = [];
  if (strings.some((text) => text.includes('<!'))) throw new Error(`a comment in a template: ${strings.join('…')}`);
  const html = strings.join(hole).replace(tagOrHole, (tag) => {
    if (tag === hole) {
      bindings.push(['', '']);
      return '<!>';
    }
    const names: string[] = [];
    const rest = tag.replace(boundAttribute, (_, name: string, quoted: string | undefined, bare: string) => {
      names.push(name);
      bindings.push((quoted ?? bare).split(hole));
      return '';
    });
    if (rest.includes(hole)) throw new Error(`an expression that is no attribute’s value: ${tag}`);
    return names.length ? `<!${names.join(' ')}>${rest}` : rest;
  });
  return { html, bindings };
}
