import type { Attachment, CustomerView, Decision } from '@redress/cases';
import type { Dashboard, MetricsAnswer, MonthlyReport, Published } from '@redress/metrics';
import type { BacktestReport } from '@redress/rules';
import type { CaseDetail, PolicyCheck, Staff, Submitted } from './answers.ts';
import { AttachmentDesk, type IncomingFile } from './attachments.ts';
import { CaseLog } from './case-log.ts';
import type { BulkAnswer } from './bulk.ts';
import type { CasePage } from './case-query.ts';
import { Casework } from './casework.ts';
import { CorrectiveActions } from './corrective-actions.ts';
import { Correspondence } from './correspondence.ts';
import { Figures } from './figures.ts';
import { PlainEngine, type FiguresEngine, type Json, type Stop } from './figures-engine.ts';
import { formInfo, type FormInfo } from './form-info.ts';
import type { ImportedRow } from './import-row.ts';
import { Intake, type Imported, type SubmitOptions } from './intake.ts';
import { Privacy } from './privacy.ts';
import { Presence, type Beat, type Present } from './presence.ts';
import { Moves } from './moves.ts';
import { PolicyBook, type PolicyText } from './policy-book.ts';
import { PlainLab, type Holidays, type PolicyLab, type TrialOptions } from './policy-lab.ts';
import { PolicyTrials } from './policy-trials.ts';
import type { Change, Feed, Files, NewCase, Now, Pictures, PolicyVersion, Secrets, Store } from './ports.ts';
import { PurchaseBook } from './purchases.ts';
import type { ReportOptions } from './report-options.ts';
import { Reports } from './reports.ts';
import type { SimilarCase } from './similar.ts';
import type { FilledReply } from './templates.ts';
import { Timers } from './timers.ts';
import { SurveyLinks } from './survey-links.ts';
import { Tracking } from './tracking.ts';
import { Views } from './views.ts';

/** What a desk stands on. */
export interface DeskPorts {
  readonly store: Store;
  readonly files: Files;
  readonly secrets: Secrets;
  readonly feed: Feed;
  readonly now: Now;
  readonly holidays: Holidays;
  /** Without it pictures are kept as they were sent. */
  readonly pictures?: Pictures | undefined;
  /** Where policies are checked and backtested; without it in the thread that asks. */
  readonly lab?: PolicyLab | undefined;
  /** Where figures are computed; without it in the thread that asks. */
  readonly engine?: FiguresEngine | undefined;
}

/**
 * The use cases of a complaints desk. Every refusal is a `DeskError` with a code.
 * Keeps no state of its own but caches: any number of desks may share a store.
 */
export class Desk {
  readonly #ports: DeskPorts;
  readonly #policies: PolicyBook;
  readonly #attachments: AttachmentDesk;
  readonly #trials: PolicyTrials;
  readonly #intake: Intake;
  readonly #tracking: Tracking;
  readonly #casework: Casework;
  readonly #figures: Figures;
  readonly #log: CaseLog;
  readonly #timers: Timers;
  readonly #moves: Moves;
  readonly #reports: Reports;
  /** What was done against kinds of complaints. */
  readonly correctiveActions: CorrectiveActions;
  /** What customers bought: who is kept, and who is at risk, is told from it. */
  readonly purchases: PurchaseBook;
  readonly #presence: Presence;
  /** Links that open a case's survey, and nothing else of it. */
  readonly surveyLinks: SurveyLinks;
  /** What customers may ask about their own data, and how long it is kept. */
  readonly privacy: Privacy;
  /** Mail that comes in for a case. */
  readonly correspondence: Correspondence;
  /** Lists that staff have named. */
  readonly views: Views;

  constructor(ports: DeskPorts) {
    this.#ports = ports;
    this.#log = new CaseLog(ports);
    this.#policies = new PolicyBook(ports);
    this.#trials = new PolicyTrials(ports, this.#policies, ports.lab ?? new PlainLab(ports.holidays));
    this.#attachments = new AttachmentDesk(ports, this.#policies);
    this.#intake = new Intake(ports, this.#policies, this.#attachments);
    this.#tracking = new Tracking(ports, this.#log, this.#policies, this.#attachments);
    this.surveyLinks = new SurveyLinks(ports, this.#tracking);
    this.#casework = new Casework(ports, this.#log, this.#policies, this.#attachments);
    this.correspondence = new Correspondence(this.#log, this.#policies, this.#attachments);
    this.views = new Views(ports);
    this.#presence = new Presence(ports);
    this.privacy = new Privacy(ports, this.#log, this.#policies, this.#attachments);
    this.#moves = new Moves(ports.store);
    this.#timers = new Timers(ports.store, this.#log, this.#policies);
    this.#figures = new Figures(ports.engine ?? new PlainEngine(ports.store), ports.now, this.#policies);
    this.correctiveActions = new CorrectiveActions(ports);
    this.purchases = new PurchaseBook(ports.store);
    this.#reports = new Reports(ports, {
      figures: this.#figures,
      actions: this.correctiveActions,
    });
  }

  /** What a complaint form needs of the policy. */
  async form(): Promise<FormInfo> {
    const { judge, version } = await this.#policies.current();
    return formInfo(judge.policy, version, this.#ports.now());
  }

  submit(complaint: unknown, options: SubmitOptions): Promise<Submitted> {
    return this.#intake.submit(complaint, options);
  }

  importRow(row: ImportedRow, source: string): Promise<Imported> {
    return this.#intake.importRow(row, source);
  }

  /** A row of another system as the case to add, for stores that add many at once. */
  prepareImport(row: ImportedRow, source: string): Promise<NewCase> {
    return this.#intake.prepareImport(row, source);
  }

  upload(file: IncomingFile): Promise<Attachment> {
    return this.#attachments.upload(file);
  }

  /** A file of the case that a receipt opens, or of a case that a member of staff may see. */
  async download(
    id: string,
    by: { readonly receipt: string } | { readonly number: string; readonly staff: Staff },
  ): Promise<{ attachment: Attachment; bytes: Uint8Array<ArrayBuffer> }> {
    const caseId =
      'receipt' in by ? await this.#tracking.caseIdOf(by.receipt) : await this.#casework.visibleId(by.number, by.staff);
    return this.#attachments.content(id, caseId);
  }

  track(receipt: string): Promise<CustomerView> {
    return this.#tracking.track(receipt);
  }

  act(receipt: string, command: unknown): Promise<CustomerView> {
    return this.#tracking.act(receipt, command);
  }

  /** The id of the case that a receipt opens, to pick its changes out of `subscribe`. */
  caseIdOf(receipt: string): Promise<string> {
    return this.#tracking.caseIdOf(receipt);
  }

  cases(query: unknown, staff: Staff): Promise<CasePage> {
    return this.#casework.cases(query, staff);
  }

  case(number: string, staff: Staff): Promise<CaseDetail> {
    return this.#casework.case(number, staff);
  }

  command(number: string, command: unknown, expectedVersion: number, staff: Staff): Promise<CaseDetail> {
    return this.#casework.command(number, command, expectedVersion, staff);
  }

  /** One command on many cases; says of each what became of it. */
  bulk(input: unknown, staff: Staff): Promise<BulkAnswer> {
    return this.#casework.bulk(input, staff);
  }

  /** Cases like this one, with the reasons why, the likest first. */
  similar(number: string, staff: Staff): Promise<SimilarCase[]> {
    return this.#casework.similar(number, staff);
  }

  /** The policy's reply templates for a case, filled in, in its customer's language. */
  replies(number: string, staff: Staff): Promise<FilledReply[]> {
    return this.#casework.replies(number, staff);
  }

  /** Says that somebody has a case open, or leaves it. @returns who else has. */
  async attend(number: string, beat: Beat, staff: Staff): Promise<Present[]> {
    await this.#casework.visibleId(number, staff);
    return this.#presence.beat(number, staff, beat);
  }

  policy(version?: number): Promise<PolicyText> {
    return this.#policies.text(version);
  }

  policyVersions(): Promise<PolicyVersion[]> {
    return this.#policies.versions();
  }

  publishPolicy(
    text: string,
    options: { readonly over: number; readonly note?: string },
    staff: Staff,
  ): Promise<PolicyText> {
    return this.#policies.publish(text, options.over, staff, options.note);
  }

  /** What is wrong or odd with a text that is not published yet. */
  checkPolicy(text: string): Promise<PolicyCheck> {
    return this.#trials.check(text);
  }

  /**
   * What publishing a text would have done to every complaint so far.
   * @throws DeskError `invalid-policy` with issues.
   */
  backtest(text: string, options: TrialOptions = {}): Promise<BacktestReport> {
    return this.#trials.backtest(text, options);
  }

  /**
   * What a text would decide of one complaint received now.
   * @throws DeskError `invalid-policy`, `invalid-complaint`, each with issues.
   */
  previewDecision(text: string, complaint: unknown): Promise<Decision> {
    return this.#trials.preview(text, complaint);
  }

  metrics(query: unknown): Promise<MetricsAnswer> {
    return this.#figures.metrics(query);
  }

  /** Everything that a dashboard shows, in one answer of one moment. */
  dashboard(query: unknown): Promise<Dashboard> {
    return this.#figures.dashboard(query);
  }

  /** The same as JSON: what is only sent on need not be read before. */
  dashboardJson(query: unknown): Promise<Json> {
    return this.#figures.dashboardJson(query);
  }

  /**
   * Makes the figures ready, so that whoever asks first need not wait for it. To be called when a desk opens, beside
   * everything else.
   * @param signal gives up half-way; the next who asks begins anew.
   * @param filled is called once all cases are in, before what a first question has to make is made.
   */
  async warmUp(signal?: Stop, filled?: () => void): Promise<void> {
    await this.#figures.ready(signal, filled);
  }

  /**
   * A month as one object of plain data, in the company's days: as it was published last, else as of now.
   * @param month e.g. `2026-09`
   * @throws DeskError `invalid-query` with issues: `bad-month`, `future-month`, `unknown-version`.
   */
  report(month: string, options?: ReportOptions): Promise<MonthlyReport> {
    return this.#reports.report(month, options);
  }

  /**
   * Freezes a month's figures as of now; publishing it again makes another version.
   * @throws DeskError `invalid-query` with issues: `unfinished-month` and as `report`; `version-conflict`.
   */
  publishReport(month: string, staff: Staff): Promise<MonthlyReport> {
    return this.#reports.publish(month, staff);
  }

  /** How a month was published, newest first. */
  reportVersions(month: string): Promise<Published[]> {
    return this.#reports.versions(month);
  }

  /**
   * Removes files that no complaint came for within a day; to be called every now and then.
   * @returns how many, up to a hundred at a time.
   */
  purgeUploads(): Promise<number> {
    return this.#attachments.purge();
  }

  /**
   * Let time do its work; to be called every now and then.
   * @returns how many cases changed, a few hundred at most: call again until there are none.
   * @throws AggregateError of what kept single cases from changing, once all others are done.
   */
  tick(): Promise<number> {
    return this.#timers.run();
  }

  /** Calls back with each change of a case, here or in another process. */
  subscribe(listener: (change: Change) => void): () => void {
    return this.#ports.feed.subscribe(listener);
  }

  /** The department that a change took its case from; `undefined` where it stayed in one. */
  departmentLeft(change: Change): Promise<string | undefined> {
    return this.#moves.left(change);
  }

  /** What was missed since a position. */
  changes(after: number, limit = 1_000): Promise<Change[]> {
    return this.#ports.store.changes(after, limit);
  }

  position(): Promise<number> {
    return this.#ports.store.position();
  }
}

/** A desk on these ports. Nothing is read or written before its first call. */
export const createDesk = (ports: DeskPorts): Desk => new Desk(ports);
