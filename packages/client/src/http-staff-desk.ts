import type { Attachment, Command, Complaint, Decision } from '@redress/cases';
import type {
  Beat,
  BulkAnswer,
  CaseDetail,
  CasePage,
  CaseQuery,
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
  View,
} from '@redress/desk';
import type { Dashboard, MetricsAnswer, MonthlyReport, Published } from '@redress/metrics';
import type { BacktestReport } from '@redress/rules';
import type { Cancel, Credentials, LiveStatus, StaffDesk } from './desk-client.ts';
import { HttpAccount } from './http/account.ts';
import { readBacktest } from './http/backtest.ts';
import { CaseChanges, type CaseChange } from './http/case-changes.ts';
import { Http, queryString, transferTime, type HttpOptions } from './http/http.ts';
import { follow } from './http/live.ts';
import { OwnSessionAsked } from './http/own-session.ts';
import { HttpSecondFactor } from './http/second-factor.ts';
import { Shared } from './http/shared.ts';
import { newId } from './new-id.ts';

const caseAt = (number: string): string => `/cases/${encodeURIComponent(number)}`;

const reportAt = (month: string): string => `/reports/${encodeURIComponent(month)}`;
const actionAt = (id: string): string => `/corrective-actions/${encodeURIComponent(id)}`;

const viewAt = (id: string): string => `/views/${encodeURIComponent(id)}`;

/** Filters by their dimension's name; `null`, the cases that have none, is an empty value. */
const noneAsEmpty = (filters: FiguresQuery['filters'] = {}): Record<string, string[]> =>
  Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, values.map((value) => value ?? '')]));

/** The staff's desk on a server. Requests carry the session's cookie. */
export class HttpStaffDesk implements StaffDesk {
  readonly secondFactor: HttpSecondFactor;
  readonly account: HttpAccount;
  readonly #http: Http;
  readonly #changes: Shared<CaseChange>;

  constructor(options: HttpOptions) {
    this.#http = new Http(options, 'include');
    const session = new OwnSessionAsked(this.#http);
    this.secondFactor = new HttpSecondFactor(this.#http, session);
    this.account = new HttpAccount(this.#http, session);
    this.#changes = new Shared((_, to) => this.#follow(to), false);
  }

  /** The desk's address in full. */
  get api(): string {
    return this.#http.api;
  }

  session(): Promise<Staff | undefined> {
    return this.#http.maybe<Staff>('/session', 'roles');
  }

  signIn(credentials: Credentials): Promise<Staff> {
    return this.#http.json<Staff>('/session', 'roles', { body: credentials });
  }

  signOut(): Promise<void> {
    return this.#http.done('/session', { method: 'DELETE' });
  }

  staff(): ReturnType<StaffDesk['staff']> {
    return this.#http.json('/staff', 'length');
  }

  cases(query: CaseQuery, { signal }: Cancel = {}): Promise<CasePage> {
    return this.#http.json<CasePage>(`/cases${queryString(query)}`, 'rows', { signal });
  }

  case(number: string, { signal }: Cancel = {}): Promise<CaseDetail> {
    return this.#http.json<CaseDetail>(caseAt(number), 'allowed', { signal });
  }

  command(number: string, command: Command, expectedVersion: number): Promise<CaseDetail> {
    return this.#http.json<CaseDetail>(`${caseAt(number)}/commands`, 'allowed', { body: { command, expectedVersion } });
  }

  bulk(...[command, cases]: Parameters<StaffDesk['bulk']>): Promise<BulkAnswer> {
    // Many cases take their time.
    return this.#http.json<BulkAnswer>('/cases/bulk', 'results', { body: { command, cases }, timeout: 60_000 });
  }

  similar(number: string, { signal }: Cancel = {}): Promise<readonly SimilarCase[]> {
    return this.#http.json<readonly SimilarCase[]>(`${caseAt(number)}/similar`, 'length', { signal });
  }

  replies(number: string, { signal }: Cancel = {}): Promise<readonly FilledReply[]> {
    return this.#http.json<readonly FilledReply[]>(`${caseAt(number)}/replies`, 'length', { signal });
  }

  async attend(number: string, beat: Beat): Promise<readonly Present[]> {
    const answer = await this.#http.json<{ readonly present: readonly Present[] }>(
      `${caseAt(number)}/presence`,
      'present',
      { body: beat },
    );
    return answer.present;
  }

  views({ signal }: Cancel = {}): Promise<readonly SavedView[]> {
    return this.#http.json<readonly SavedView[]>('/views', 'length', { signal });
  }

  saveView(view: View, over?: Pick<SavedView, 'id' | 'version'>): Promise<SavedView> {
    if (!over) return this.#http.json<SavedView>('/views', 'own', { body: view });
    const body = { expectedVersion: over.version, view };
    return this.#http.json<SavedView>(viewAt(over.id), 'own', { method: 'PUT', body });
  }

  removeView({ id, version }: Pick<SavedView, 'id' | 'version'>): Promise<void> {
    return this.#http.done(viewAt(id), { method: 'DELETE', body: { expectedVersion: version } });
  }

  async upload(file: File, { id, onProgress, signal }: Parameters<StaffDesk['upload']>[1] & object = {}) {
    const attachment = await this.#http.json<Attachment>(`/uploads${queryString({ name: file.name, id })}`, 'sha256', {
      body: file,
      signal,
      timeout: transferTime(file.size),
    });
    onProgress?.(1);
    return attachment;
  }

  attachment(number: string, { id, size }: Attachment): Promise<Blob> {
    return this.#http.blob(`${caseAt(number)}/attachments/${encodeURIComponent(id)}`, size);
  }

  watchCases(on: Parameters<StaffDesk['watchCases']>[0]): () => void {
    return this.#changes.join('', {
      next: (change) => {
        on.change(change);
      },
      status: (status) => on.status?.(status),
    });
  }

  form({ signal }: Cancel = {}): Promise<FormInfo> {
    return this.#http.json<FormInfo>('/form', 'categories', { signal });
  }

  policy(version?: number): Promise<PolicyText> {
    return this.#http.json<PolicyText>(`/policy${queryString({ version })}`, 'text');
  }

  policyVersions(): Promise<readonly PolicyVersion[]> {
    return this.#http.json<readonly PolicyVersion[]>('/policy/versions', 'length');
  }

  checkPolicy(text: string, { signal }: Cancel = {}): Promise<PolicyCheck> {
    return this.#http.json<PolicyCheck>('/policy/lint', 'issues', { body: { text }, signal });
  }

  publishPolicy(text: string, over: { readonly version: number }, note?: string): Promise<PolicyText> {
    return this.#http.json<PolicyText>('/policy', 'text', {
      method: 'PUT',
      headers: { 'if-match': `"${over.version}"` },
      body: { text, note },
    });
  }

  previewDecision(text: string, complaint: Complaint): Promise<Decision> {
    return this.#http.json<Decision>('/policy/preview', 'reasons', { body: { text, complaint } });
  }

  /** The desk's own time, not the usual limit, bounds it: end it by its signal. */
  async backtest(
    text: string,
    { signal, onProgress }: Cancel & { readonly onProgress?: (done: number) => void } = {},
  ): Promise<BacktestReport> {
    const ended = signal ?? new AbortController().signal;
    const response = await this.#http.stream('/policy/backtest', {
      body: { text },
      headers: { accept: 'application/x-ndjson' },
      signal: ended,
    });
    return readBacktest(response, ended, onProgress);
  }

  metrics({ kpis, filters, ...rest }: FiguresQuery, { signal }: Cancel = {}): Promise<MetricsAnswer> {
    return this.#http.json<MetricsAnswer>(
      `/metrics${queryString({ kpi: kpis.join(','), ...rest, ...noneAsEmpty(filters) })}`,
      'rows',
      { signal },
    );
  }

  dashboard({ cards = [], filters, ...rest }: DashboardQuery, { signal }: Cancel = {}): Promise<Dashboard> {
    const query = { ...(cards.length && { kpi: cards.join(',') }), ...rest, ...noneAsEmpty(filters) };
    return this.#http.json<Dashboard>(`/dashboard${queryString(query)}`, 'cards', { signal });
  }

  report(
    month: string,
    { signal, live, version }: Cancel & { readonly live?: boolean; readonly version?: number } = {},
  ): Promise<MonthlyReport> {
    const which = queryString({ ...(live && { live: 1 }), version });
    return this.#http.json<MonthlyReport>(`${reportAt(month)}${which}`, 'definitions', { signal });
  }

  reportFile(
    month: string,
    format: 'xlsx' | 'pptx',
    { language, signal }: Cancel & { readonly language: string },
  ): Promise<Blob> {
    const path = `${reportAt(month)}${queryString({ format, lang: language })}`;
    return this.#http.file(path, 'application/vnd.openxmlformats-officedocument', { signal });
  }

  publishReport(month: string): Promise<MonthlyReport> {
    return this.#http.json<MonthlyReport>(`${reportAt(month)}/publish`, 'definitions', { method: 'POST' });
  }

  reportVersions(month: string): Promise<readonly Published[]> {
    return this.#http.json<readonly Published[]>(`${reportAt(month)}/versions`, 'length');
  }

  correctiveActions({ signal }: Cancel = {}): Promise<readonly KeptAction[]> {
    return this.#http.json<readonly KeptAction[]>('/corrective-actions', 'length', { signal });
  }

  saveCorrectiveAction(
    action: ActionInput,
    over?: { readonly id: string; readonly version: number },
  ): Promise<KeptAction> {
    if (!over) return this.#http.json<KeptAction>('/corrective-actions', 'since', { body: { ...action, id: newId() } });
    return this.#http.json<KeptAction>(actionAt(over.id), 'since', {
      method: 'PUT',
      headers: { 'if-match': `"${over.version}"` },
      body: action,
    });
  }

  removeCorrectiveAction(id: string, version: number): Promise<void> {
    return this.#http.done(actionAt(id), { method: 'DELETE', headers: { 'if-match': `"${version}"` } });
  }

  #follow(to: { next(change: CaseChange): void; status(status: LiveStatus): void }): () => void {
    const seen = new CaseChanges((change) => {
      to.next(change);
    });
    return follow({
      open: (lastId, signal) =>
        this.#http.stream('/events', {
          headers: { accept: 'text/event-stream', ...(lastId !== undefined && { 'last-event-id': lastId }) },
          signal,
        }),
      take: (event) => {
        seen.read(event);
      },
      poll: async (signal) => {
        seen.compare((await this.cases({ sort: 'updated', limit: 50 }, { signal })).rows);
      },
      status: (status) => {
        to.status(status);
      },
    });
  }
}
