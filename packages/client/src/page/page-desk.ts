import type { Attachment, Command, Complaint, CustomerView, Decision, Survey } from '@redress/cases';
import { DeskError } from '@redress/desk';
import type {
  Beat,
  BulkAnswer,
  CaseDetail,
  CasePage,
  CaseQuery,
  Desk,
  ActionInput,
  DashboardQuery,
  FiguresQuery,
  FilledReply,
  FormInfo,
  KeptAction,
  PolicyCheck,
  PolicyText,
  PolicyVersion,
  Present,
  SavedView,
  SimilarCase,
  Staff,
  Submitted,
  SurveyView,
  View,
} from '@redress/desk';
import type { Dashboard, MetricsAnswer, MonthlyReport, Published } from '@redress/metrics';
import type { BacktestReport } from '@redress/rules';
import { ClientError } from '../client-error.ts';
import type { Cancel, CustomerCommand, DeskClient, LiveStatus } from '../desk-client.ts';
import { newId } from '../new-id.ts';
import { isOnBehalf } from '../on-behalf.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import type { Personas } from './personas.ts';

/** How often time is let do its work while the page is open, in milliseconds. */
const tick = 30_000;

/** A refusal of the desk's as a client has it; what storage could not do may work later. */
function clientError(error: unknown): unknown {
  if (error instanceof DeskError) {
    return new ClientError(error.code, { params: error.params, issues: error.issues, cause: error });
  }
  if (!(error instanceof DOMException)) return error;
  const code = error.name === 'QuotaExceededError' ? 'storage-full' : 'storage-failed';
  return new ClientError(code, { params: { name: error.name }, retryable: true, cause: error });
}

/** The whole desk in the page: customers', staff's and admins' side. Made by `createPageDesk`. */
export class PageDesk implements DeskClient {
  readonly api: string;
  readonly #desk: Desk;
  readonly #personas: Personas;
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #closing: () => Promise<void>;

  constructor(options: { name: string; desk: Desk; personas: Personas; close: () => Promise<void> }) {
    this.api = `page:${options.name}`;
    this.#desk = options.desk;
    this.#personas = options.personas;
    this.#closing = options.close;
    const run = () => void this.#timePasses().catch(reportError);
    this.#timer = setInterval(run, tick);
    run();
  }

  form({ signal }: Cancel = {}): Promise<FormInfo> {
    return this.#ask(() => this.#desk.form(), signal);
  }

  submit(complaint: Complaint, { key, signal }: Cancel & { readonly key: string }): Promise<Submitted> {
    const staff = isOnBehalf(complaint) ? this.#personas.current : undefined;
    return this.#ask(() => this.#desk.submit(complaint, { key, staff }), signal);
  }

  async upload(file: File, { id, onProgress, signal }: Parameters<DeskClient['upload']>[1] & object = {}) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const attachment = await this.#ask(() => this.#desk.upload({ id, name: file.name, bytes }), signal);
    onProgress?.(1);
    return attachment;
  }

  async download({ id }: Attachment, receipt: string): Promise<Blob> {
    const { attachment, bytes } = await this.#ask(() => this.#desk.download(id, { receipt }));
    return new Blob([bytes], { type: attachment.type });
  }

  track(receipt: string, { signal }: Cancel = {}): Promise<CustomerView> {
    return this.#ask(() => this.#desk.track(receipt), signal);
  }

  act(receipt: string, action: CustomerCommand): Promise<CustomerView> {
    return this.#ask(() => this.#desk.act(receipt, action));
  }

  /** The token of a link to the survey of the case that a receipt opens: `#survey=…` after a page's address. */
  surveyToken(receipt: string): Promise<string> {
    return this.#ask(async () => {
      const caseId = await this.#desk.caseIdOf(receipt);
      return this.#desk.surveyLinks.token(caseId, (await this.#desk.track(receipt)).number);
    });
  }

  survey(token: string, answer?: Survey): Promise<SurveyView> {
    const { surveyLinks } = this.#desk;
    return this.#ask(() => (answer ? surveyLinks.answer(token, answer) : surveyLinks.look(token)));
  }

  watch(receipt: string, on: { view(view: CustomerView): void; status?(status: LiveStatus): void }): () => void {
    let stopped = false;
    let caseId: string | undefined;
    const show = oneAtATime(async () => {
      try {
        caseId ??= await this.#desk.caseIdOf(receipt);
        const view = await this.#desk.track(receipt);
        if (!stopped) on.view(view);
      } catch (error) {
        if (!stopped) on.status?.('offline');
        if (!(error instanceof DeskError)) reportError(error);
      }
    });
    const end = this.#desk.subscribe((change) => {
      if (caseId === undefined || change.caseId === caseId) show();
    });
    on.status?.('live');
    show();
    return () => {
      stopped = true;
      end();
    };
  }

  session(): Promise<Staff | undefined> {
    return Promise.resolve(this.#personas.current);
  }

  signIn({ email }: { readonly email: string; readonly password?: string }): Promise<Staff> {
    return Promise.resolve(this.#personas.signIn(email));
  }

  signOut(): Promise<void> {
    this.#personas.signOut();
    return Promise.resolve();
  }

  staff(): ReturnType<DeskClient['staff']> {
    return Promise.resolve(
      this.#personas.all.map(({ id, name, roles, department }) => ({ id, name, roles, department })),
    );
  }

  cases(query: CaseQuery, { signal }: Cancel = {}): Promise<CasePage> {
    return this.#askAs((staff) => this.#desk.cases(query, staff), signal);
  }

  case(number: string, { signal }: Cancel = {}): Promise<CaseDetail> {
    return this.#askAs((staff) => this.#desk.case(number, staff), signal);
  }

  command(number: string, command: Command, expectedVersion: number): Promise<CaseDetail> {
    return this.#askAs((staff) => this.#desk.command(number, command, expectedVersion, staff));
  }

  bulk(...[command, cases]: Parameters<DeskClient['bulk']>): Promise<BulkAnswer> {
    return this.#askAs((staff) => this.#desk.bulk({ command, cases }, staff));
  }

  similar(number: string, { signal }: Cancel = {}): Promise<readonly SimilarCase[]> {
    return this.#askAs((staff) => this.#desk.similar(number, staff), signal);
  }

  replies(number: string, { signal }: Cancel = {}): Promise<readonly FilledReply[]> {
    return this.#askAs((staff) => this.#desk.replies(number, staff), signal);
  }

  attend(number: string, beat: Beat): Promise<readonly Present[]> {
    return this.#askAs((staff) => this.#desk.attend(number, beat, staff));
  }

  views({ signal }: Cancel = {}): Promise<readonly SavedView[]> {
    return this.#askAs((staff) => this.#desk.views.all(staff), signal);
  }

  saveView(view: View, over?: Pick<SavedView, 'id' | 'version'>): Promise<SavedView> {
    const { views } = this.#desk;
    return this.#askAs((staff) => (over ? views.change(over.id, over.version, view, staff) : views.add(view, staff)));
  }

  removeView({ id, version }: Pick<SavedView, 'id' | 'version'>): Promise<void> {
    return this.#askAs((staff) => this.#desk.views.remove(id, version, staff));
  }

  async attachment(number: string, { id }: Attachment): Promise<Blob> {
    const { attachment, bytes } = await this.#askAs((staff) => this.#desk.download(id, { number, staff }));
    return new Blob([bytes], { type: attachment.type });
  }

  watchCases(on: Parameters<DeskClient['watchCases']>[0]): () => void {
    on.status?.('live');
    return this.#desk.subscribe(({ number, version, types }) => {
      on.change({ number, version, types });
    });
  }

  policy(version?: number): Promise<PolicyText> {
    return this.#askAs(() => this.#desk.policy(version));
  }

  policyVersions(): Promise<readonly PolicyVersion[]> {
    return this.#askAs(() => this.#desk.policyVersions());
  }

  checkPolicy(text: string, { signal }: Cancel = {}): Promise<PolicyCheck> {
    return this.#askAs(() => this.#desk.checkPolicy(text), signal);
  }

  publishPolicy(text: string, over: { readonly version: number }, note?: string): Promise<PolicyText> {
    return this.#askAs((staff) =>
      this.#desk.publishPolicy(text, { over: over.version, ...(note !== undefined && { note }) }, staff),
    );
  }

  previewDecision(text: string, complaint: Complaint): Promise<Decision> {
    return this.#askAs(() => this.#desk.previewDecision(text, complaint));
  }

  backtest(text: string, options: Parameters<DeskClient['backtest']>[1] = {}): Promise<BacktestReport> {
    return this.#askAs(() => this.#desk.backtest(text, options), options.signal);
  }

  metrics(query: FiguresQuery, { signal }: Cancel = {}): Promise<MetricsAnswer> {
    return this.#askAs(() => this.#desk.metrics(query), signal);
  }

  dashboard(query: DashboardQuery, { signal }: Cancel = {}): Promise<Dashboard> {
    return this.#askAs(() => this.#desk.dashboard(query), signal);
  }

  report(
    month: string,
    { signal, ...which }: Cancel & { readonly live?: boolean; readonly version?: number } = {},
  ): Promise<MonthlyReport> {
    return this.#askAs(() => this.#desk.report(month, which), signal);
  }

  publishReport(month: string): Promise<MonthlyReport> {
    return this.#askAs((staff) => this.#desk.publishReport(month, staff));
  }

  reportVersions(month: string): Promise<readonly Published[]> {
    return this.#askAs(() => this.#desk.reportVersions(month));
  }

  correctiveActions({ signal }: Cancel = {}): Promise<readonly KeptAction[]> {
    return this.#askAs(() => this.#desk.correctiveActions.all(), signal);
  }

  saveCorrectiveAction(
    action: ActionInput,
    over?: { readonly id: string; readonly version: number },
  ): Promise<KeptAction> {
    const { id = newId(), version = 0 } = over ?? {};
    return this.#askAs((staff) => this.#desk.correctiveActions.save(id, action, version, staff));
  }

  removeCorrectiveAction(id: string, version: number): Promise<void> {
    return this.#askAs(() => this.#desk.correctiveActions.remove(id, version));
  }

  /** Lets time do its work now: breaches, lapsed offers, waits that are over. @returns how many cases changed. */
  tick(): Promise<number> {
    return this.#ask(() => this.#desk.tick());
  }

  /** Lets go of the database; the desk is of no more use. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#closing();
  }

  async #timePasses(): Promise<void> {
    await this.#desk.tick();
    await this.#desk.purgeUploads();
    await this.#desk.privacy.eraseExpired();
  }

  #askAs<T>(work: (staff: Staff) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const staff = this.#personas.current;
    if (!staff) return Promise.reject(new ClientError('unauthenticated'));
    return this.#ask(() => work(staff), signal);
  }

  async #ask<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (signal?.aborted) throw new ClientError('aborted');
    let answer: T;
    try {
      answer = await work();
    } catch (error) {
      throw clientError(error);
    }
    if (signal?.aborted) throw new ClientError('aborted');
    return answer;
  }
}
