import type { CasesBehind, ReportContent, Words } from '@redress/metrics/written';
import type { nothing, TemplateResult } from 'lit';
import type { Params } from '../base/messages.ts';
import type { ReportKey } from '../locales/report/catalogue.ts';

/** What the parts of the page are rendered with. */
export interface ReportView {
  readonly content: ReportContent;
  readonly words: Words;
  readonly theme: string | undefined;
  readonly t: (key: ReportKey, params?: Params) => string;
  readonly choose: (behind: CasesBehind) => void;
  /** What stands below the corrective actions: where they are written. */
  readonly actions: TemplateResult | typeof nothing;
}
