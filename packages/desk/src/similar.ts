import { customerKey, endStates, type Case } from '@redress/cases';
import type { RowFilter, RowOrder } from './case-query.ts';
import { foldText, type CaseRow } from './case-row.ts';
import type { Store } from './ports.ts';
import { likeness, shinglesOf, tellingWords } from './shingles.ts';

/** Why a case is suggested. `percent` is of the text that is alike; `days` lie between the two. */
export type SimilarReason =
  | { readonly code: 'same-customer' | 'same-issue' }
  | { readonly code: 'same-order'; readonly params: { readonly order: string } }
  | { readonly code: 'similar-text'; readonly params: { readonly percent: number } }
  | { readonly code: 'close-in-time'; readonly params: { readonly days: number } };

/** A case that may have to do with another one. */
export interface SimilarCase {
  readonly row: Omit<CaseRow, 'search'>;
  /** From 0 to 1. */
  readonly score: number;
  readonly reasons: readonly SimilarReason[];
  /** What it looks like: the same complaint once more, the same trouble again, or something to know of. */
  readonly suggests: 'duplicate' | 'repeat' | 'related';
}

const mostSuggested = 8;
/** Rows that each question to the store may bring. */
const perQuestion = 40;
const leastScore = 0.3;
const dayInMs = 86_400_000;
const latest: RowOrder = { by: 'receivedAt', descending: true, limit: perQuestion };

/** What about a case is compared. */
interface Subject {
  readonly it: Case;
  readonly customer: string | null;
  readonly order: string;
  readonly shingles: ReadonlySet<string>;
}

const subjectOf = (it: Case): Subject => ({
  it,
  customer: customerKey(it.complaint),
  order: foldText(it.complaint.orderRef?.trim() ?? ''),
  shingles: shinglesOf(`${it.complaint.title}\n${it.complaint.description}`),
});

/**
 * Cases like this one, the likest first. The store only brings candidates: of the same customer, order and issue, and
 * with telling words of the title; how alike they are is reckoned here, the same for every store.
 */
export async function similarCases(
  store: Pick<Store, 'rows'>,
  it: Case,
  visible: Pick<RowFilter, 'department'>,
): Promise<SimilarCase[]> {
  const subject = subjectOf(it);
  const questions: RowFilter[] = [
    ...(subject.customer === null ? [] : [{ customer: subject.customer }]),
    ...(subject.order ? [{ words: [subject.order] }] : []),
    ...tellingWords(it.complaint.title, 3).map((word) => ({ words: [word] })),
    { category: it.complaint.category },
  ];
  const answers = await Promise.all(questions.map((question) => store.rows({ ...question, ...visible }, latest)));
  const candidates = new Map(answers.flat().map((row) => [row.id, row]));
  const skipped = [it.number, ...(it.absorbed ?? []), ...(it.links ?? []).map(({ to }) => to)];
  return [...candidates.values()]
    .filter(({ number, state }) => state !== 'merged' && !skipped.includes(number))
    .map((row) => compared(subject, row))
    .filter(({ score }) => score >= leastScore)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostSuggested);
}

function compared({ it, customer, order, shingles }: Subject, { search, ...row }: CaseRow): SimilarCase {
  // The first line is the case's number.
  const [, ...lines] = search.split('\n');
  const text = likeness(shingles, shinglesOf(lines.join('\n')));
  const days = Math.round(Math.abs(Date.parse(it.receivedAt) - Date.parse(row.receivedAt)) / dayInMs);
  const same = {
    customer: customer !== null && row.customerKey === customer,
    order: order !== '' && lines.includes(order),
    issue: row.category === it.complaint.category && row.subcategory === (it.complaint.subcategory ?? null),
  };
  const percent = Math.round(text * 100);
  const reasons: SimilarReason[] = [
    ...(same.order ? [{ code: 'same-order', params: { order: it.complaint.orderRef ?? '' } } as const] : []),
    ...(same.customer ? [{ code: 'same-customer' } as const] : []),
    ...(same.issue ? [{ code: 'same-issue' } as const] : []),
    ...(percent >= 40 ? [{ code: 'similar-text', params: { percent } } as const] : []),
    ...(days <= 30 ? [{ code: 'close-in-time', params: { days } } as const] : []),
  ];
  const score = Math.min(
    1,
    (same.customer ? 0.3 : 0) + (same.order ? 0.35 : 0) + (same.issue ? 0.1 : 0) + text * 0.5 + (days <= 30 ? 0.05 : 0),
  );
  const ended = endStates.includes(row.state);
  const isDuplicate = !ended && days <= 30 && (text >= 0.75 || (same.customer && (same.order || text >= 0.5)));
  return {
    row,
    score: Math.round(score * 100) / 100,
    reasons,
    suggests: isDuplicate ? 'duplicate' : same.customer && same.issue ? 'repeat' : 'related',
  };
}
