import { channels } from '@redress/cases';
import type { CaseQuery, Queue, Staff } from '@redress/desk';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { hourName, weekdayName } from '../staff/clock-names.ts';
import type { Choice } from '../staff/vocabulary.ts';
import type { ListRow } from './case-list-model.ts';
import type { WorkKey, Words } from './words.ts';

/** What a person narrows the list by, beside the queue. */
export type Filters = Omit<CaseQuery, 'queue' | 'after' | 'limit'>;

const all: readonly Queue[] = [
  'open',
  'mine',
  'department',
  'unassigned',
  'due-soon',
  'overdue',
  'waiting',
  'to-approve',
  'to-call-back',
  'ended',
  'all',
];

/** The queues that mean something to a person: who belongs to no department has none of their own. */
export const queuesFor = ({ department }: Staff): readonly Queue[] =>
  all.filter((queue) => queue !== 'department' || department !== undefined);

/** Filters that the list's own controls set. */
const settable = ['severity', 'department', 'category', 'channel'] as const;
type Settable = (typeof settable)[number];
/** Filters that come from elsewhere, a dashboard for instance: they can be taken away. */
const given = {
  product: 'case.fact.product',
  cause: 'field.cause',
  weekday: 'list.filter.weekday',
  hour: 'list.filter.hour',
} as const;
type Given = keyof typeof given;

/** The queues with their counts, and what else is listed beside them. */
export function renderQueues(
  staff: Staff,
  chosen: Queue | undefined,
  counts: ReadonlyMap<Queue, number>,
  { t, formats }: Words,
  choose: (queue: Queue) => void,
  views: TemplateResult | typeof nothing,
): TemplateResult {
  return html`<nav class="queues" aria-label=${t('queue.label')}>
    <ul>
      ${queuesFor(staff).map((queue) => {
        const count = counts.get(queue);
        const name = t(`queue.${queue}`);
        const text = count === undefined ? '' : count > 10_000 ? `${formats.number(10_000)}+` : formats.number(count);
        const alarm = queue === 'overdue' && count;
        return html`<li>
          <button
            type="button"
            class="quiet small"
            aria-current=${queue === chosen ? 'true' : 'false'}
            @click=${() => {
              choose(queue);
            }}
          >
            <span>${name}</span> <span class="count ${alarm ? 'alarm' : ''}">${text}</span>
          </button>
        </li>`;
      })}
      ${views}
    </ul>
  </nav>`;
}

const shippedSeverities = ['low', 'medium', 'high', 'critical'];

/** Levels to choose from: the policy's are not told to pages, so those of the rows at hand join the shipped ones. */
const severities = (rows: readonly ListRow[], chosen: string | undefined): string[] => [
  ...new Set([...shippedSeverities, ...rows.map(({ severity }) => severity), ...(chosen ? [chosen] : [])]),
];

/** Search, filters and order. */
export function renderFilters(
  filters: Filters,
  rows: readonly ListRow[],
  { t, vocabulary, formats }: Words,
  { change, save }: { readonly change: (filters: Filters) => void; readonly save: () => void },
): TemplateResult {
  const set = (name: Settable | Given | 'search' | 'sort', value: string): void => {
    const { [name]: _, ...rest } = filters;
    // The values come from lists that hold nothing else.
    change(value ? { ...rest, [name]: value } : rest);
  };
  const coded = (group: string, codes: readonly string[]): Choice[] =>
    codes.map((value) => ({ value, label: vocabulary.code(group, value) }));
  const select = (name: Settable | Given, label: string, options: readonly Choice[]): TemplateResult =>
    html`<label class="filter"
      ><span>${label}</span>
      <select
        @change=${(event: Event) => {
          set(name, (event.target as HTMLSelectElement).value);
        }}
      >
        <option value="" .selected=${live(filters[name] === undefined)}>${t('list.filter.any')}</option>
        ${options.map(
          ({ value, label }) =>
            html`<option value=${value} .selected=${live(String(filters[name]) === value)}>${label}</option>`,
        )}
      </select></label
    >`;
  const own = (name: Settable, options: readonly Choice[]): TemplateResult =>
    select(name, t(`list.filter.${name}`), options);
  const told = (name: Given, say: (value: string) => string): TemplateResult | undefined => {
    const value = filters[name];
    if (value === undefined) return undefined;
    return select(name, t(given[name]), [{ value: String(value), label: say(String(value)) }]);
  };
  const used = [...settable, ...(Object.keys(given) as Given[])].filter((name) => filters[name] !== undefined);
  return html`<search class="controls">
    <div class="first">
      <input
        type="search"
        aria-label=${t('list.search')}
        placeholder=${t('list.search.hint')}
        .value=${live(filters.search ?? '')}
        @input=${(event: Event) => {
          set('search', (event.target as HTMLInputElement).value);
        }}
      />
      ${renderSort(filters, t, set)}
    </div>
    <details class="filters">
      <summary>
        ${t('list.filters')}${used.length ? html` <span class="badge accent">${used.length}</span>` : nothing}
      </summary>
      <div class="grid">
        ${own('severity', coded('severity', severities(rows, filters.severity)))}
        ${own('department', vocabulary.departments)} ${own('category', vocabulary.categories)}
        ${own('channel', coded('channel', channels))} ${told('product', (name) => name)}
        ${told('cause', (path) => vocabulary.cause(path))}
        ${told('weekday', (day) => weekdayName(Number(day), formats.tag, 'long'))}
        ${told('hour', (hour) => hourName(Number(hour), formats.tag))}
        ${
          used.length
            ? html`<button
                type="button"
                class="quiet small"
                @click=${() => {
                  const { search, sort } = filters;
                  change({ ...(search && { search }), ...(sort && { sort }) });
                }}
              >
                ${t('list.filters.clear')}
              </button>`
            : nothing
        }
        <button type="button" class="quiet small" aria-haspopup="dialog" @click=${save}>${t('views.save')}…</button>
      </div>
    </details>
  </search>`;
}

const renderSort = (
  { sort = 'due' }: Filters,
  t: (key: WorkKey) => string,
  set: (name: 'sort', value: string) => void,
): TemplateResult =>
  html`<select
    aria-label=${t('list.sort')}
    @change=${(event: Event) => {
      set('sort', (event.target as HTMLSelectElement).value);
    }}
  >
    ${(['due', 'received', 'updated'] as const).map(
      (value) => html`<option value=${value} .selected=${live(sort === value)}>${t(`list.sort.${value}`)}</option>`,
    )}
  </select>`;
