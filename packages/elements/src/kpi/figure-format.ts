import type { Kpi } from '@redress/metrics';
import type { Params } from '../base/messages.ts';
import type { MetricsKey } from '../locales/metrics/catalogue.ts';
import type { Formats } from '../staff/formats.ts';

type Unit = Pick<Kpi, 'unit'>;
type Translate = (key: MetricsKey, params?: Params) => string;

/** A figure in its unit, as the language writes it. */
export function figureText({ unit }: Unit, value: number, formats: Formats, currency?: string): string {
  switch (unit) {
    case 'ratio':
      return formats.percent(value);
    case 'hour':
      return formats.hours(value);
    case 'currency':
      return formats.money(value, currency);
    case 'case':
      return formats.number(value, 0);
    case 'score':
      return formats.number(value, 2);
    case 'point':
      return formats.number(value, 0);
  }
}

/** A difference between two figures: shares differ by points. */
export function deltaText(kpi: Unit, delta: number, formats: Formats, t: Translate): string {
  const size = Math.abs(delta);
  if (kpi.unit !== 'ratio') return figureText(kpi, size, formats);
  return t('kpi.points', { count: size * 100, value: formats.number(size * 100) });
}

/** Whether a change is for the better. */
export function toneOf({ better }: Pick<Kpi, 'better'>, delta: number): 'success' | 'danger' | '' {
  if (better === 'neutral' || delta === 0) return '';
  return delta > 0 === (better === 'higher') ? 'success' : 'danger';
}
