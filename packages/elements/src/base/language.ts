/** The languages that ship, as BCP 47 tags. */
export const languages = ['en', 'zh-Hans', 'zh-Hant', 'de', 'fr', 'es', 'ja', 'ar'] as const;
export type Language = (typeof languages)[number];

/** The shipped language that serves a tag best, e.g. `zh-Hant` for `zh-TW`; `undefined` when none does. */
export function matchLanguage(tag: string): Language | undefined {
  const [primary = '', ...rest] = tag.toLowerCase().split(/[-_]/);
  if (primary === 'zh') return rest.some((part) => /^(hant|tw|hk|mo)$/.test(part)) ? 'zh-Hant' : 'zh-Hans';
  return languages.find((language) => language === primary);
}

/** Writing direction of a language that says nothing else. */
export const directionOf = (tag: string): 'ltr' | 'rtl' => (/^(ar|he|fa|ur)\b/i.test(tag) ? 'rtl' : 'ltr');

/** An ancestor's `lang` and `dir`, as the page wrote them. */
export interface Surroundings {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
}

/** The element whose shadow root a node is in. */
export const hostOf = (node: Element): Element | null => {
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
};

/**
 * What language and direction an element stands in, looking through shadow roots.
 * A `dir` further out than the `lang` speaks of another language, so the language's own direction wins.
 */
export function surroundings(element: Element): Surroundings {
  let dir: 'ltr' | 'rtl' | undefined;
  for (let at: Element | null = element; at;) {
    // What says nothing is not touched: each kind of element that a script sees costs memory.
    const says: Element | null = at.closest('[lang], [dir]');
    const own = says?.getAttribute('dir')?.toLowerCase();
    if (own === 'ltr' || own === 'rtl') dir ??= own;
    const lang = says?.getAttribute('lang');
    if (lang != null) return { lang, dir: dir ?? directionOf(lang) };
    at = says?.parentElement ?? hostOf(says ?? at);
  }
  return { lang: '', dir: dir ?? 'ltr' };
}

const listeners = new WeakMap<Node, Set<() => void>>();

/** One observer a root tells all elements in it. */
function listenersOf(root: Node): Set<() => void> {
  const known = listeners.get(root);
  if (known) return known;
  const fresh = new Set<() => void>();
  listeners.set(root, fresh);
  new MutationObserver(() => {
    for (const listener of fresh) listener();
  }).observe(root, { subtree: true, attributeFilter: ['lang', 'dir'] });
  return fresh;
}

/** Calls back whenever a `lang` or `dir` around an element may have changed. @returns what ends it. */
export function observeSurroundings(element: Element, changed: () => void): () => void {
  const all: Set<() => void>[] = [];
  for (let root: Node = element.getRootNode(); ; root = root.host.getRootNode()) {
    all.push(listenersOf(root).add(changed));
    if (!(root instanceof ShadowRoot)) break;
  }
  return () => {
    for (const some of all) some.delete(changed);
  };
}
