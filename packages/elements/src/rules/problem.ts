import type { Issue } from '@redress/cases';
import type { PolicyCheck } from '@redress/desk';
import type { Finding } from '@redress/rules';
import { lineOf, placeFinder, type Place } from './json-places.ts';

/** A fault or a finding, with the place of the text it is about. */
export interface Problem {
  readonly level: 'error' | 'warning' | 'note';
  readonly code: string;
  readonly path: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly place: Place;
  readonly line: number;
  /** It keeps the text from being published. */
  readonly blocks: boolean;
  readonly rules: readonly string[];
  readonly witness?: Finding['witness'];
}

const order = { error: 0, warning: 1, note: 2 } as const;

/** What the desk says of a text, worst first, then from top to bottom. */
export function problemsOf(text: string, { issues, findings }: PolicyCheck): Problem[] {
  const find = placeFinder(text);
  const placed = ({ code, path, params = {} }: Issue): Pick<Problem, 'code' | 'path' | 'params' | 'place' | 'line'> => {
    const position = code === 'invalid-json' ? params['position'] : undefined;
    const place = typeof position === 'number' ? { from: position, to: position + 1 } : find(path);
    return { code, path, params, place, line: lineOf(text, place.from) };
  };
  const all: Problem[] = [
    ...issues.map((issue) => ({ ...placed(issue), level: 'error' as const, blocks: true, rules: [] })),
    ...findings.map((finding) => ({
      ...placed(finding),
      level: finding.level,
      blocks: false,
      rules: finding.rules,
      // What was not decided, no complaint shows.
      ...(finding.witness && finding.code !== 'undecided' && { witness: finding.witness }),
    })),
  ];
  return all.sort((a, b) => order[a.level] - order[b.level] || a.place.from - b.place.from);
}
