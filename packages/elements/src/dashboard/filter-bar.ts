import { channels } from '@redress/cases';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { periods, type PeriodName } from '../kpi/period.ts';
import type { Choice } from '../staff/vocabulary.ts';
import type { DashboardWords } from './dashboard-charts.ts';

export type Dimension = 'channel' | 'department' | 'category' | 'product';
export type Filters = Partial<Record<Dimension, readonly string[]>>;

export interface FilterBar {
  readonly period: PeriodName;
  readonly filters: Filters;
  /** None: nothing to choose from. */
  readonly products: readonly Choice[];
  readonly setPeriod: (period: string) => void;
  readonly setFilters: (filters: Filters) => void;
}

const valueOf = (event: Event): string => (event.target as HTMLSelectElement).value;

/** What the figures are narrowed by. */
export function renderFilterBar(bar: FilterBar, { t, vocabulary }: DashboardWords): TemplateResult {
  const { period, filters, products, setPeriod, setFilters } = bar;
  const byChannel = channels.map((value) => ({ value, label: vocabulary.code('channel', value) }));
  const filter = (name: Dimension, choices: readonly Choice[]): TemplateResult => renderFilter(name, choices, bar, t);
  return html`<form
    class="filters"
    aria-label=${t('dashboard.filters')}
    @submit=${(event: Event) => {
      event.preventDefault();
    }}
  >
    <label
      ><span>${t('period.label')}</span
      ><select
        @change=${(event: Event) => {
          setPeriod(valueOf(event));
        }}
      >
        ${periods.map(
          (name) => html`<option value=${name} .selected=${live(name === period)}>${t(`period.${name}`)}</option>`,
        )}
      </select></label
    >
    ${filter('channel', byChannel)} ${filter('department', vocabulary.departments)}
    ${filter('category', vocabulary.categories)} ${products.length ? filter('product', products) : nothing}
    ${
      Object.keys(filters).length
        ? html`<button
            type="button"
            class="quiet small"
            @click=${() => {
              setFilters({});
            }}
          >
            ${t('dashboard.clear')}
          </button>`
        : nothing
    }
  </form>`;
}

function renderFilter(
  name: Dimension,
  choices: readonly Choice[],
  { filters, setFilters }: FilterBar,
  t: DashboardWords['t'],
): TemplateResult {
  const value = filters[name]?.[0] ?? '';
  return html`<label
    ><span>${t(`dashboard.filter.${name}`)}</span
    ><select
      @change=${(event: Event) => {
        const next = valueOf(event);
        const { [name]: _, ...rest } = filters;
        setFilters(next ? { ...rest, [name]: [next] } : rest);
      }}
    >
      <option value="" .selected=${live(!value)}>${t('dashboard.filter.any')}</option>
      ${choices.map(
        (choice) =>
          html`<option value=${choice.value} .selected=${live(choice.value === value)}>${choice.label}</option>`,
      )}
    </select></label
  >`;
}
