import type { Case, FieldValue } from '@redress/cases';
import type { StaffDesk } from '@redress/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { InboxKey } from '../../locales/inbox/catalogue.ts';
import type { Words } from '../words.ts';

type Shown = Omit<Case, 'receiptHash'>;
type Pair = readonly [InboxKey, string | undefined];

const dl = (pairs: readonly (readonly [string, string | undefined])[]): TemplateResult =>
  html`<dl class="facts">
    ${pairs.map(([name, value]) =>
      value
        ? html`<dt>${name}</dt>
            <dd dir="auto">${value}</dd>`
        : nothing,
    )}
  </dl>`;

function answer(id: string, value: FieldValue, { vocabulary, formats }: Words): string {
  if (Array.isArray(value)) return value.map((each) => vocabulary.answer(id, each)).join(', ');
  if (typeof value === 'boolean') return value ? '✓' : '✗';
  return typeof value === 'number' ? formats.number(value, 6) : vocabulary.answer(id, value);
}

/** What is known of a case, each fact with its name. */
export function factPairs(it: Shown, words: Words): (readonly [string, string | undefined])[] {
  const { t, vocabulary, formats, staffName } = words;
  const { complaint } = it;
  const { customer } = complaint;
  const pairs: readonly Pair[] = [
    ['case.fact.category', vocabulary.category(complaint.category, complaint.subcategory)],
    ['case.fact.received', formats.moment(it.receivedAt)],
    ['case.fact.channel', vocabulary.code('channel', complaint.channel)],
    ['case.fact.customer', customer?.name ?? (customer ? undefined : t('list.no-customer'))],
    ['case.fact.email', customer?.email],
    ['case.fact.phone', customer?.phone],
    ['case.fact.ref', customer?.ref],
    ['case.fact.tier', customer?.tier],
    ['case.fact.prefers', customer?.preferredContact && vocabulary.code('method', customer.preferredContact)],
    ['case.fact.language', customer?.language && formats.language(customer.language)],
    ['case.fact.occurred', complaint.occurredAt && formats.day(complaint.occurredAt)],
    ['case.fact.product', complaint.product],
    ['case.fact.order', complaint.orderRef],
    [
      'case.fact.amount',
      complaint.amount === undefined ? undefined : formats.money(complaint.amount, complaint.currency),
    ],
    ['case.fact.location', complaint.location],
    ['case.fact.remedy', complaint.desiredRemedy],
    ['case.fact.cause', it.cause && vocabulary.cause(it.cause)],
    ['case.fact.outcome', it.outcome && vocabulary.code('outcome', it.outcome)],
    [
      'case.fact.submitted-by',
      complaint.submittedBy && complaint.submittedBy !== 'customer' ? staffName(complaint.submittedBy) : undefined,
    ],
    ['case.fact.source', it.imported?.source],
    ['case.fact.merged-into', it.mergedInto],
  ];
  const own = Object.entries(complaint.fields ?? {}).map(
    ([id, value]) => [vocabulary.field(id), answer(id, value, words)] as const,
  );
  return [...pairs.map(([key, value]) => [t(key), value] as const), ...own];
}

/** Who complains, of what, and what became of it so far. */
export function renderFacts(it: Shown, words: Words): TemplateResult {
  const { t } = words;
  const { customer } = it.complaint;
  return html`<section aria-labelledby="facts">
    <h3 id="facts">${t('case.facts')}</h3>
    ${customer?.vulnerable ? html`<p class="badge warning">${t('case.fact.vulnerable')}</p>` : nothing}
    ${it.repeatCount ? html`<p class="badge warning wrap">${t('list.repeat', { count: it.repeatCount })}</p>` : nothing}
    ${dl(factPairs(it, words))}
  </section>`;
}

/** The complaint in the customer's own words, with what came with it. */
export function renderComplaint(it: Shown, desk: StaffDesk, { t }: Words): TemplateResult {
  const { description, attachments = [] } = it.complaint;
  return html`<section aria-labelledby="complaint">
    <h3 id="complaint">${t('case.complaint')}</h3>
    <p class="text" dir="auto">${description || html`<span class="muted">${t('case.no-description')}</span>`}</p>
    ${renderFiles(attachments, it.number, desk, t('case.attachments'))}
  </section>`;
}

export function renderFiles(
  files: Shown['messages'][number]['attachments'],
  number: string,
  desk: StaffDesk,
  label: string,
): TemplateResult | typeof nothing {
  if (!files.length) return nothing;
  return html`<ul class="files" aria-label=${label}>
    ${files.map(
      (file) =>
        html`<li>
          <complaint-inbox-attachment .desk=${desk} .number=${number} .file=${file}></complaint-inbox-attachment>
        </li>`,
    )}
  </ul>`;
}
