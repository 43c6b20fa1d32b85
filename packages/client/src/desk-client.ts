import type { Attachment, Command, Complaint, CustomerView, Decision, Role, Survey } from '@redress/cases';
import type {
  CaseDetail,
  CasePage,
  CaseQuery,
  FiguresQuery,
  FormInfo,
  PolicyCheck,
  PolicyText,
  PolicyVersion,
  Staff,
  Submitted,
} from '@redress/desk';
import type { MetricsAnswer, MonthlyReport } from '@redress/metrics';
import type { BacktestReport } from '@redress/rules';

/** What a customer's browser asks of a desk, wherever it runs. Every failure is a `ClientError` with a code. */
export interface CustomerDesk {
  /** Its address: an outbox keeps what goes to different desks apart. */
  readonly api?: string;
  form(options?: Cancel): Promise<FormInfo>;
  /** The same key gives the same answer, however often it is sent. */
  submit(complaint: Complaint, options: Cancel & { readonly key: string }): Promise<Submitted>;
  /** `id` makes a repeated upload the same upload. */
  upload(
    file: File,
    options?: Cancel & { readonly id?: string; readonly onProgress?: (fraction: number) => void },
  ): Promise<Attachment>;
  download(attachment: Attachment, receipt: string): Promise<Blob>;
  track(receipt: string, options?: Cancel): Promise<CustomerView>;
  act(receipt: string, action: CustomerCommand): Promise<CustomerView>;
  /** Calls back with each new view until the returned function is called; reconnects by itself. */
  watch(receipt: string, on: { view(view: CustomerView): void; status?(status: LiveStatus): void }): () => void;
}

/** What a customer may ask; the command of the same name in `@redress/cases`, without an actor. */
export type CustomerCommand =
  | { readonly type: 'send-message'; readonly message: { readonly text: string; readonly attachments?: Attachment[] } }
  | { readonly type: 'accept' }
  | { readonly type: 'dispute'; readonly reason: string }
  | { readonly type: 'withdraw'; readonly reason?: string }
  | { readonly type: 'reopen'; readonly reason: string }
  | { readonly type: 'answer-survey'; readonly survey: Survey };

/** `live`: pushed; `polling`: asked for now and then; `offline`: neither works at the moment. */
export type LiveStatus = 'connecting' | 'live' | 'polling' | 'offline';

export interface Cancel {
  readonly signal?: AbortSignal;
}

/** What staff, admins and managers ask of a desk. */
export interface StaffDesk {
  session(): Promise<Staff | undefined>;
  /** In the page there are no passwords: any name with roles signs in. */
  signIn(credentials: { readonly email: string; readonly password: string }): Promise<Staff>;
  signOut(): Promise<void>;
  /** Colleagues that a case can be given to. */
  staff(): Promise<
    readonly {
      readonly id: string;
      readonly name: string;
      readonly roles: readonly Role[];
      readonly department?: string | undefined;
    }[]
  >;
  cases(query: CaseQuery, options?: Cancel): Promise<CasePage>;
  case(number: string, options?: Cancel): Promise<CaseDetail>;
  /** @throws ClientError `version-conflict` when the case has moved on since `expectedVersion`. */
  command(number: string, command: Command, expectedVersion: number): Promise<CaseDetail>;
  /** Bytes of an attachment of a case. */
  attachment(number: string, attachment: Attachment): Promise<Blob>;
  watchCases(on: {
    change(change: { readonly number: string; readonly version: number; readonly types: readonly string[] }): void;
    status?(status: LiveStatus): void;
  }): () => void;
  form(options?: Cancel): Promise<FormInfo>;
  policy(version?: number): Promise<PolicyText>;
  policyVersions(): Promise<readonly PolicyVersion[]>;
  checkPolicy(text: string, options?: Cancel): Promise<PolicyCheck>;
  /** @throws ClientError `policy-conflict` when another version was published meanwhile, `invalid-policy` with issues. */
  publishPolicy(text: string, over: { readonly version: number }, note?: string): Promise<PolicyText>;
  /** What a text would decide of one complaint. */
  previewDecision(text: string, complaint: Complaint): Promise<Decision>;
  /** What a text would have done to the desk's past complaints. */
  backtest(text: string, options?: Cancel & { readonly onProgress?: (done: number) => void }): Promise<BacktestReport>;
  metrics(query: FiguresQuery, options?: Cancel): Promise<MetricsAnswer>;
  /**
   * The monthly report's figures. @param month e.g. `2026-09`
   * @throws ClientError `invalid-query` for a month that is not one, or that has not begun.
   */
  report(month: string, options?: Cancel): Promise<MonthlyReport>;
}

export type DeskClient = CustomerDesk & StaffDesk;
