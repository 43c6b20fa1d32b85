import type { Issue } from '@redress/cases';
import {
  backtest,
  compile,
  lint,
  parsePolicy,
  type BacktestCase,
  type BacktestReport,
  type HolidayTable,
  type Judge,
  type Policy,
} from '@redress/rules';
import { packs } from '@redress/rules/packs';
import type { PolicyCheck } from './answers.ts';
import { DeskError } from './desk-error.ts';

/** The tables of these ids, as far as there are any. */
export type Holidays = (ids: readonly string[]) => Promise<readonly HolidayTable[]>;

export interface TrialOptions {
  /** Stops it; the report tells of the complaints so far. */
  readonly signal?: { readonly aborted: boolean };
  /** Called now and then with the number of complaints done. */
  readonly onProgress?: (done: number) => void;
}

/** Where that is worked out of a policy which may take seconds: in the desk's own thread, or beside it. */
export interface PolicyLab {
  /** @param now RFC 3339 in UTC, when the complaints of the witnesses come in. */
  check(text: string, now: string): Promise<PolicyCheck>;
  /** @throws DeskError `invalid-policy` for the text, with a pointer to each fault. */
  backtest(
    before: Policy,
    after: string,
    complaints: AsyncIterable<readonly BacktestCase[]>,
    options: TrialOptions,
  ): Promise<BacktestReport>;
}

/** A lab in the thread that asks. */
export class PlainLab implements PolicyLab {
  readonly #holidays: Holidays;

  constructor(holidays: Holidays) {
    this.#holidays = holidays;
  }

  async check(text: string, now: string): Promise<PolicyCheck> {
    const read = await readPolicy(text, this.#holidays);
    if (read.issues) return { issues: read.issues, findings: [] };
    const { judge, holidays } = read;
    return { issues: [], findings: lint(judge.policy, { holidays, now }) };
  }

  async backtest(...[before, text, complaints, options]: Parameters<PolicyLab['backtest']>): Promise<BacktestReport> {
    const { after, holidays } = await trialOf(before, text, this.#holidays);
    return backtest(before, after, complaints, { ...options, holidays });
  }
}

/**
 * What a backtest of a text needs.
 * @throws DeskError `invalid-policy`
 */
export async function trialOf(
  before: Policy,
  text: string,
  holidays: Holidays,
): Promise<{ readonly after: Policy; readonly holidays: readonly HolidayTable[] }> {
  const read = await readPolicy(text, holidays);
  if (read.issues) throw new DeskError('invalid-policy', {}, read.issues);
  const after = read.judge.policy;
  return { after, holidays: await holidays([...new Set([before, after].flatMap(holidayIds))]) };
}

/** A judge for a text, with the tables that it names, or what is wrong with it. */
export async function readPolicy(
  text: unknown,
  tables: Holidays,
  version = 0,
): Promise<
  | { readonly judge: Judge; readonly holidays: readonly HolidayTable[]; readonly issues?: undefined }
  | { readonly issues: readonly Issue[] }
> {
  const parsed = parsePolicy(text, { packs });
  if ('issues' in parsed) return { issues: parsed.issues };
  const holidays = await tables(holidayIds(parsed.policy));
  const judge = compile(parsed.policy, { version, holidays });
  return judge.issues.length ? { issues: judge.issues } : { judge, holidays };
}

/** Ids of the holiday tables that a policy's calendars name. */
export const holidayIds = (policy: Policy): string[] => [
  ...new Set(Object.values(policy.calendars ?? {}).flatMap((calendar) => calendar.holidays ?? [])),
];
