import type { AskedForm, Labels } from '@redress/desk';

const primary = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? '';

/** What a page in a language may show of a text: all that is in it, in whatever script; else English; else any. */
function labelsIn(labels: Labels, language: string): Labels {
  for (const wanted of [language, 'en']) {
    const kept = Object.entries(labels).filter(([tag]) => primary(tag) === primary(wanted));
    if (kept.length) return Object.fromEntries(kept);
  }
  return labels;
}

/** What a form asks, with the texts that a page in one language shows. @param language its BCP 47 tag */
export function inLanguage(asked: AskedForm, language: string): AskedForm {
  const one = (labels: Labels | undefined) => labels && labelsIn(labels, language);
  const labelled = <Named extends { readonly label?: Labels | undefined }>(named: Named): Named => ({
    ...named,
    ...(named.label && { label: one(named.label) }),
  });
  const field = ({ help, options, ...rest }: AskedForm['fields'][number]) => ({
    ...labelled(rest),
    ...(help && { help: one(help) }),
    ...(options && {
      options: Object.fromEntries(
        Object.entries(options).map(([value, labels]) => [value, labelsIn(labels, language)]),
      ),
    }),
  });
  return {
    ...asked,
    categories: asked.categories.map((category) => ({
      ...labelled(category),
      ...(category.children && { children: category.children.map(labelled) }),
    })),
    fields: asked.fields.map(field),
    consent: asked.consent && { ...asked.consent, text: labelsIn(asked.consent.text, language) },
    ...(asked.knownProblems && {
      knownProblems: asked.knownProblems.map((problem) => ({
        ...problem,
        text: labelsIn(problem.text, language),
      })),
    }),
  };
}
