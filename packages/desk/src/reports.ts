import type { MonthlyReport, Published } from '@redress/metrics';
import type { Staff } from './answers.ts';
import type { CorrectiveActions } from './corrective-actions.ts';
import { DeskError } from './desk-error.ts';
import type { Figures } from './figures.ts';
import type { Now, Store } from './ports.ts';
import { ReportArchive } from './report-archive.ts';
import type { ReportOptions } from './report-options.ts';

/** The monthly report: as it was published, else as of now with the desk's own actions and purchases. */
export class Reports {
  readonly #figures: Figures;
  readonly #actions: CorrectiveActions;
  readonly #archive: ReportArchive;

  constructor(
    ports: { readonly store: Store; readonly now: Now },
    { figures, actions }: { readonly figures: Figures; readonly actions: CorrectiveActions },
  ) {
    this.#figures = figures;
    this.#actions = actions;
    this.#archive = new ReportArchive(ports);
  }

  /** @throws DeskError `invalid-query` for a month that is not one, that has not begun, or a version there is not. */
  async report(month: string, options: ReportOptions = {}): Promise<MonthlyReport> {
    const { live = false, version, actions, purchases } = options;
    if (version !== undefined) {
      const found = await this.#archive.find(month, version);
      if (found) return found;
      throw new DeskError('invalid-query', {}, [{ code: 'unknown-version', path: '/version', params: { version } }]);
    }
    const frozen = live || actions || purchases ? undefined : await this.#archive.find(month);
    return frozen ?? this.#live(month, options);
  }

  /** @throws DeskError `invalid-query` with issues: `unfinished-month` and as `report`; `version-conflict`. */
  async publish(month: string, staff: Staff): Promise<MonthlyReport> {
    return this.#archive.publish(await this.#live(month, {}), staff);
  }

  /** How a month was published, newest first. */
  versions(month: string): Promise<Published[]> {
    return this.#archive.versions(month);
  }

  async #live(month: string, { actions, purchases }: ReportOptions): Promise<MonthlyReport> {
    const kept = actions ?? (await this.#actions.all()).filter(({ state }) => state !== 'dropped');
    return this.#figures.report(month, { actions: kept, purchases });
  }
}
