import type { BacktestReport, Migration } from './backtest-report.ts';
import type { Outcome } from './judge.ts';

type ClockChange = 'earlier' | 'later' | 'same' | 'added' | 'removed';
type ClockCounts = Record<ClockChange, number>;

/** Counts what changes between outcomes. */
export class Tally {
  #changed = 0;
  readonly #severity = new Pairs();
  readonly #department = new Pairs();
  readonly #clocks = new Map<string, ClockCounts>();

  /** Count one complaint; whether anything about it changed. */
  add(before: Outcome, after: Outcome): boolean {
    this.#severity.add(before.severity, after.severity);
    this.#department.add(before.department, after.department);
    let changed = before.severity !== after.severity || before.department !== after.department;
    for (const { clock, due } of before.deadlines) {
      const later = dueOf(after, clock);
      const change = later === undefined ? 'removed' : later < due ? 'earlier' : later > due ? 'later' : 'same';
      this.#count(clock)[change] += 1;
      if (change !== 'same') changed = true;
    }
    for (const { clock } of after.deadlines) {
      if (dueOf(before, clock) !== undefined) continue;
      this.#count(clock).added += 1;
      changed = true;
    }
    if (changed) this.#changed += 1;
    return changed;
  }

  report(): Pick<BacktestReport, 'changed' | 'severity' | 'department' | 'load' | 'deadlines'> {
    const department = this.#department.list();
    const ids = [...new Set(department.flatMap(({ from, to }) => [from, to]))].sort();
    const sum = (moved: readonly Migration[]): number => moved.reduce((total, { count }) => total + count, 0);
    return {
      changed: this.#changed,
      severity: this.#severity.list(),
      department,
      load: ids.map((id) => ({
        department: id,
        before: sum(department.filter(({ from }) => from === id)),
        after: sum(department.filter(({ to }) => to === id)),
      })),
      deadlines: [...this.#clocks]
        .map(([clock, counts]) => ({ clock, ...counts }))
        .sort((a, b) => (a.clock < b.clock ? -1 : 1)),
    };
  }

  #count(clock: string): ClockCounts {
    let counts = this.#clocks.get(clock);
    if (!counts) {
      counts = { earlier: 0, later: 0, same: 0, added: 0, removed: 0 };
      this.#clocks.set(clock, counts);
    }
    return counts;
  }
}

function dueOf({ deadlines }: Outcome, clock: string): number | undefined {
  for (const deadline of deadlines) if (deadline.clock === clock) return deadline.due;
  return undefined;
}

/** How often a value became another. */
class Pairs {
  readonly #counts = new Map<string, Map<string, number>>();

  add(from: string, to: string): void {
    let row = this.#counts.get(from);
    if (!row) this.#counts.set(from, (row = new Map<string, number>()));
    row.set(to, (row.get(to) ?? 0) + 1);
  }

  /** The most frequent first. */
  list(): Migration[] {
    const all = [...this.#counts].flatMap(([from, row]) => [...row].map(([to, count]) => ({ from, to, count })));
    return all.sort((a, b) => b.count - a.count || (a.from + a.to < b.from + b.to ? -1 : 1));
  }
}
