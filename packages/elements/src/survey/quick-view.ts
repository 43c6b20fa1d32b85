import type { SurveyView } from '@redress/desk';
import type { Secret } from './survey-host.ts';

/**
 * The survey of a case, before all else that speaks with a desk is loaded. `undefined` when that did not work: the
 * desk's own client then says why.
 */
export async function quickView(api: string, ...[scheme, secret]: Secret): Promise<SurveyView | undefined> {
  try {
    const headers = { authorization: `${scheme} ${secret}` };
    const options = { headers, credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' } as const;
    const response = await fetch(`${api.replace(/\/+$/, '')}${scheme === 'Survey' ? '/survey' : '/track'}`, options);
    const view = (await response.json()) as Partial<SurveyView> | null;
    return view?.actions && (view as SurveyView);
  } catch {
    return undefined;
  }
}
