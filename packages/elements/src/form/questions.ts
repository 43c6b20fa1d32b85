import type { FormInfo } from '@redress/desk';
import { labelOf } from '../base/labels.ts';
import type { FormKey } from '../locales/form/catalogue.ts';
import type { policyQuestions } from './policy-questions.ts';

/** What has been filled in, by question: built-in names, and `fields.<id>` for the policy's own. */
export type Answers = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

export interface Question {
  readonly name: string;
  readonly kind: 'text' | 'area' | 'select' | 'number' | 'date' | 'email' | 'tel' | 'check' | 'checks';
  readonly label: string;
  readonly help?: string | undefined;
  readonly required?: boolean | undefined;
  /** Longest text in UTF-16 code units, or largest number. */
  readonly max?: number | undefined;
  readonly min?: number | undefined;
  readonly whole?: boolean;
  readonly options?: readonly (readonly [value: string, label: string])[];
  /** Chosen until something else is. */
  readonly preset?: string | undefined;
  readonly autocomplete?: string;
}

export const sectionIds = ['what', 'details', 'files', 'contact'] as const;
export type SectionId = (typeof sectionIds)[number];
export type Sections = Readonly<Record<SectionId, readonly Question[]>>;

export interface Setting {
  /** Until it is there, what does not depend on it can be filled in already. */
  readonly info: FormInfo | undefined;
  /** The policy's own questions; loaded when it has any. */
  readonly own: typeof policyQuestions | undefined;
  /** Built-in questions to ask besides those every complaint needs. */
  readonly ask: readonly string[];
  readonly currencies: readonly string[];
  /** Staff take a call: how it reached them, unless they choose otherwise. */
  readonly channel: string | undefined;
  readonly tag: string;
  readonly t: (key: FormKey) => string;
}

/** What may be asked besides category, title and description. */
export const optionalQuestions = ['occurredAt', 'product', 'orderRef', 'amount', 'location', 'desiredRemedy'] as const;

function what(answers: Answers, setting: Setting): Question[] {
  const { info, tag, channel, t } = setting;
  const chosen = info?.categories.find(({ id }) => id === answers['category']);
  const named = (nodes: FormInfo['categories'] = []) =>
    nodes.map(({ id, label }) => [id, labelOf(label, tag, id)] as const);
  const channels = ['phone', 'email', 'chat', 'social', 'on-site', 'letter', 'web', 'other'];
  return [
    ...(channel === undefined
      ? []
      : [
          {
            // Its words come with what is loaded later.
            name: 'channel',
            kind: 'select',
            label: t('channel' as FormKey),
            required: true,
            options: channels.map((id) => [id, t(`channel.${id}` as FormKey)] as const),
          } as const,
        ]),
    { name: 'category', kind: 'select', label: t('category'), required: true, options: named(info?.categories) },
    ...(chosen?.children?.length
      ? [{ name: 'subcategory', kind: 'select', label: t('subcategory'), options: named(chosen.children) } as const]
      : []),
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

function details({ ask, currencies, t }: Setting): Question[] {
  const only = currencies.length === 1 ? currencies[0] : undefined;
  const all: Record<(typeof optionalQuestions)[number], Question[]> = {
    occurredAt: [{ name: 'occurredAt', kind: 'date', label: t('occurredAt'), min: 0, max: Date.now() }],
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

function contact(answers: Answers, { info, channel: onBehalf, tag, t }: Setting): Question[] {
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
            autocomplete: onBehalf ? 'off' : 'name',
          },
          { name: 'email', kind: 'email', label: t('email'), max: 254, autocomplete: onBehalf ? 'off' : 'email' },
          { name: 'phone', kind: 'tel', label: t('phone'), max: 40, autocomplete: onBehalf ? 'off' : 'tel' },
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

/** What the form asks, given what has been answered so far. */
export const sectionsOf = (answers: Answers, setting: Setting): Sections => ({
  what: what(answers, setting),
  details: details(setting),
  files: [],
  contact: contact(answers, setting),
});

export const allQuestions = (sections: Sections): Question[] => Object.values(sections).flat();
