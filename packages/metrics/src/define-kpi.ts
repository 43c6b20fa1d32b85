import type { Kpi, Measure } from './kpi.ts';

type Given = Omit<Kpi, 'id' | 'version' | 'formula' | 'formulaKey' | 'denominator' | 'empty'> &
  Partial<Pick<Kpi, 'version' | 'formula' | 'denominator' | 'empty'>>;

export function define<const Id extends string>(id: Id, given: Given): Kpi<Id> {
  const denominator = given.denominator ?? null;
  return {
    version: 1,
    empty: 'no-cases',
    formula: denominator === null ? given.numerator : `${given.numerator} / ${denominator}`,
    ...given,
    id,
    formulaKey: `kpi.${id}.formula`,
    denominator,
  };
}

/** Shared parts of definitions. */
export const count = (measure: Measure): Pick<Given, 'kind' | 'unit' | 'measure'> => ({
  kind: 'count',
  unit: 'case',
  measure,
});
export const ratio = (measure: Measure): Pick<Given, 'kind' | 'unit' | 'measure'> => ({
  kind: 'ratio',
  unit: 'ratio',
  measure,
});
export const duration = (measure: Measure): Pick<Given, 'kind' | 'unit' | 'measure' | 'better'> => ({
  kind: measure.kind === 'mean' ? 'mean' : 'percentile',
  unit: 'hour',
  measure,
  better: 'lower',
});
export const score = (measure: Measure): Omit<Given, 'name' | 'numerator'> => ({
  kind: 'mean',
  unit: 'score',
  grain: 'surveyed',
  better: 'higher',
  empty: 'no-answers',
  measure,
});
