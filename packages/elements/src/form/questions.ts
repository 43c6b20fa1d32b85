import { labelOf } from '../base/labels.ts';
import type { Answers, Asked, Question, Sections, Setting } from './question.ts';
import type { AskedInfo } from './quick-info.ts';

/** What may be asked besides category, title and description. */
export const optionalQuestions = ['occurredAt', 'product', 'orderRef', 'amount', 'location', 'desiredRemedy'] as const;

function what(answers: Answers, setting: Setting): Asked {
  const { info, tag, channel, t } = setting;
  const chosen = info?.categories.find(({ id }) => id === answers['category']);
  const named = (nodes: AskedInfo['categories'] = []) =>
    nodes.map(({ id, label }) => [id, labelOf(label, tag, id)] as const);
  return [
    channel,
    { name: 'category', kind: 'select', label: t('category'), required: true, options: named(info?.categories) },
    chosen?.children?.length
      ? { name: 'subcategory', kind: 'select', label: t('subcategory'), options: named(chosen.children) }
      : undefined,
    { name: 'title', kind: 'text', label: t('title'), required: true, max: 200 },
    {
      name: 'description',
      kind: 'area',
      label: t('description'),
      help: t('description.help'),
      required: true,
      max: 20_000,
    },
    ...(info ? (setting.own?.(info, answers, setting) ?? []) : []),
  ];
}

function details({ info, ask, currencies, t }: Setting): Question[] {
  // By the desk's clock, as the wall clock here shows it, in milliseconds as if that were UTC.
  const today = Date.now() + (info?.ahead || 0) - new Date().getTimezoneOffset() * 60_000;
  const only = currencies.length === 1 ? currencies[0] : undefined;
  const all: Record<(typeof optionalQuestions)[number], Question[]> = {
    occurredAt: [{ name: 'occurredAt', kind: 'date', label: t('occurredAt'), min: 0, max: today }],
    product: [{ name: 'product', kind: 'text', label: t('product'), max: 200 }],
    orderRef: [{ name: 'orderRef', kind: 'text', label: t('orderRef'), max: 200 }],
    amount: [
      { name: 'amount', kind: 'number', label: only ? `${t('amount')} (${only})` : t('amount'), min: 0, max: 1e12 },
      ...(only
        ? []
        : [
            {
              name: 'currency',
              kind: 'select',
              label: t('currency'),
              preset: currencies[0],
              options: currencies.map((code) => [code, code] as const),
            } as const,
          ]),
    ],
    location: [{ name: 'location', kind: 'text', label: t('location'), max: 200 }],
    desiredRemedy: [{ name: 'desiredRemedy', kind: 'area', label: t('desiredRemedy'), max: 2_000 }],
  };
  return optionalQuestions.filter((name) => ask.includes(name)).flatMap((name) => all[name]);
}

function contact(answers: Answers, { info, isOnBehalf, tag, t }: Setting): Question[] {
  const ways = ['email', 'phone', 'letter', 'none'] as const;
  const named = !answers['anonymous'];
  return [
    ...(info?.anonymous
      ? [{ name: 'anonymous', kind: 'check', label: t('anonymous'), help: t('anonymous.help') } as const]
      : []),
    ...(named
      ? ([
          {
            name: 'name',
            kind: 'text',
            label: t('name'),
            required: true,
            max: 200,
            autocomplete: isOnBehalf ? 'off' : 'name',
          },
          { name: 'email', kind: 'email', label: t('email'), max: 254, autocomplete: isOnBehalf ? 'off' : 'email' },
          { name: 'phone', kind: 'tel', label: t('phone'), max: 40, autocomplete: isOnBehalf ? 'off' : 'tel' },
          {
            name: 'preferredContact',
            kind: 'select',
            label: t('preferredContact'),
            options: ways.map((way) => [way, t(`way.${way}`)] as const),
          },
        ] as const)
      : []),
    ...(info?.consent
      ? [{ name: 'consent', kind: 'check', label: labelOf(info.consent.text, tag, ''), required: true } as const]
      : []),
  ];
}

/** The questions themselves. */
export const asked = (questions: Asked): Question[] => questions.filter((question) => question !== undefined);

/** What the form asks, given what has been answered so far. @param whole else only what it asks first */
export const sectionsOf = (answers: Answers, setting: Setting, whole: boolean): Sections => ({
  what: what(answers, setting),
  details: whole ? details(setting) : [],
  files: [],
  contact: whole ? contact(answers, setting) : [],
});

export const allQuestions = (sections: Sections): Question[] => asked(Object.values(sections).flat());
