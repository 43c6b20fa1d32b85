import type { ScoreName } from './column-names.ts';
import { TextDictionary } from './dictionary.ts';
import type { FactsTable } from './facts-table.ts';
import type { Flagged } from './flags.ts';

const nothingKnown: Flagged = {
  state: '',
  breached: false,
  onTime: null,
  contactReached: null,
  pausedAt: null,
  customer: null,
  reopened: 0,
  disputed: 0,
  contactAttempts: 0,
  attitude: NaN,
  timeliness: NaN,
  clarity: NaN,
  fairness: NaN,
  overall: NaN,
  nps: NaN,
};

/** Of a table's rows, one after another, what their flags are told from: in an object that is used again. */
export function flaggedOf(
  read: FactsTable,
  scores: Readonly<Record<ScoreName, Float64Array>>,
): (index: number) => Flagged {
  const states = new TextDictionary();
  const codes = read.codes('state', states);
  const [breached, onTime, reached] = [read.flags('breached'), read.flags('onTime'), read.flags('contactReached')];
  const [paused, named] = [read.known('pausedAt'), read.known('customer')];
  const [reopened, disputed] = [read.numbers('reopened'), read.numbers('disputed')];
  const attempts = read.numbers('contactAttempts');
  const row: { -readonly [Name in keyof Flagged]: Flagged[Name] } = { ...nothingKnown };
  const flag = (said: number | undefined): boolean | null => (said === -1 ? null : said === 1);
  return (index) => {
    row.state = states.keys[codes[index] ?? 0] ?? '';
    row.breached = breached[index] === 1;
    row.onTime = flag(onTime[index]);
    row.contactReached = flag(reached[index]);
    row.pausedAt = paused[index] ? '' : null;
    row.customer = named[index] ? '' : null;
    row.reopened = reopened[index] ?? NaN;
    row.disputed = disputed[index] ?? NaN;
    row.contactAttempts = attempts[index] ?? NaN;
    row.attitude = scores.attitude[index] ?? NaN;
    row.timeliness = scores.timeliness[index] ?? NaN;
    row.clarity = scores.clarity[index] ?? NaN;
    row.fairness = scores.fairness[index] ?? NaN;
    row.overall = scores.overall[index] ?? NaN;
    row.nps = scores.nps[index] ?? NaN;
    return row;
  };
}
