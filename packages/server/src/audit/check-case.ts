import { LogError, reduce, type CaseEvent, type CaseFacts } from '@redress/cases';
import { derivedOf, type CaseRow } from '@redress/desk';
import { beforeFirst, leafOf, link, sha256 } from '../store/chain.ts';
import {
  caseRowColumns,
  changing,
  changingColumns,
  factColumns,
  factValues,
  readFacts,
  readRow,
} from '../store/columns.ts';
import { partPlace, readEvent, type KeptEvent } from '../store/event-rows.ts';
import type { Protection } from '../store/protection.ts';
import type { CasesTable, EventsTable } from '../store/tables.ts';
import type { Fault } from './fault.ts';

export type LoggedEvent = EventsTable & KeptEvent;

/** All that is kept of one case. */
export interface KeptCase {
  readonly caseId: string;
  /** By version. */
  readonly events: readonly LoggedEvent[];
  readonly row: CasesTable | undefined;
  readonly facts: CaseFacts | undefined;
}

const isErasure = ({ type }: LoggedEvent): boolean => type === 'customer-erased';

/** Whether a row was written for another place of the log than the one it has. */
function wasElsewhere(row: LoggedEvent, events: readonly LoggedEvent[]): boolean {
  const hashes = [beforeFirst, ...events.map(({ hash }) => hash)];
  return events.some(({ version }) => {
    const leaf = leafOf({ ...row, version });
    return hashes.some((previous) => link(previous, leaf) === row.hash);
  });
}

function eventFault(row: LoggedEvent, previous: string, events: readonly LoggedEvent[]): Fault['code'] | undefined {
  if (link(previous, leafOf(row)) !== row.hash) return wasElsewhere(row, events) ? 'event-moved' : 'event-changed';
  const { type, at } = JSON.parse(row.body) as CaseEvent;
  return type === row.type && at === row.at ? undefined : 'event-changed';
}

function personalFault(
  { caseId, version, part, commitment }: LoggedEvent,
  isErased: boolean,
  protection: Protection,
): Fault['code'] | undefined {
  if (part === null) return commitment === null || isErased ? undefined : 'personal-missing';
  try {
    return sha256(protection.reveal(part, partPlace(caseId, version))) === commitment ? undefined : 'personal-changed';
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'personal-unreadable') return 'personal-changed';
    throw error;
  }
}

/** The first thing wrong with a log. */
function logFault({ events, row }: KeptCase, protection: Protection): Omit<Fault, 'caseId' | 'number'> | undefined {
  const erased = events.findLastIndex(isErasure);
  let previous = beforeFirst;
  for (const [index, event] of events.entries()) {
    if (event.version !== index + 1) return { code: 'event-missing', version: index + 1 };
    const code = eventFault(event, previous, events) ?? personalFault(event, index < erased, protection);
    if (code) return { code, version: event.version };
    previous = event.hash;
  }
  return row && row.version > events.length ? { code: 'event-missing', version: events.length + 1 } : undefined;
}

const different = (actual: object, expected: object, names: readonly string[]): string[] =>
  names.filter((name) => (actual as Record<string, unknown>)[name] !== (expected as Record<string, unknown>)[name]);

/** Compares what is kept beside a log with what the log gives. */
function derivedFaults({ caseId, events, row, facts }: KeptCase, protection: Protection): Omit<Fault, 'caseId'>[] {
  if (!row) return [{ code: 'case-missing' }];
  const it = reduce(events.map((event) => readEvent(event, protection)));
  if (it.id !== caseId) return [{ code: 'log-corrupt', version: 1 }];
  const derived = derivedOf(it);
  // Compared as it reads: encrypted twice, a text is not the same.
  const readable: Protection = { ...protection, conceal: (text) => text };
  const kept: CaseRow = { ...row, ...readRow(row, protection) };
  const columns = [...new Set([...caseRowColumns, ...changing])];
  const wrong = different(kept, changingColumns(derived, readable), columns);
  const wrongFacts = facts
    ? different(readFacts(facts), readFacts(factValues(derived.facts, protection)), factColumns)
    : ['id'];
  return [
    ...(wrong.length ? [{ code: 'row-differs', params: { columns: wrong } } as const] : []),
    ...(wrongFacts.length ? [{ code: 'facts-differ', params: { columns: wrongFacts } } as const] : []),
  ];
}

/** What is wrong with a case: with its log, the first thing; with a sound log, what else is kept of it. */
export function checkCase(kept: KeptCase, protection: Protection): Fault[] {
  const { caseId, row } = kept;
  const about = { caseId, ...(row && { number: row.number }) };
  const inLog = logFault(kept, protection);
  if (inLog) return [{ ...inLog, ...about }];
  try {
    return derivedFaults(kept, protection).map((fault) => ({ ...fault, ...about }));
  } catch (error) {
    if (error instanceof LogError) return [{ code: 'log-corrupt', version: error.params.version, ...about }];
    throw error;
  }
}
