import type { Attachment, Command, Complaint, CustomerView, Decision, Role, Survey } from '@redress/cases';
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
  Submitted,
  SurveyView,
  View,
} from '@redress/desk';
import type { Dashboard, MetricsAnswer, MonthlyReport, Published } from '@redress/metrics';
import type { BacktestReport } from '@redress/rules';

/** What a customer's browser asks of a desk, wherever it runs. Every failure is a `ClientError` with a code. */
export interface CustomerDesk {
  /** Its address: an outbox keeps what goes to different desks apart. */
  readonly api?: string;
  form(options?: Cancel): Promise<FormInfo>;
  /** The same key gives the same answer, however often it is sent. */
  submit(complaint: Complaint, options: SubmitOptions): Promise<Submitted>;
  /** Does ahead what a submit with this key will need, such as a proof of work. Never fails. */
  prepare?(key: string): void;
  /** `id` makes a repeated upload the same upload. */
  upload(
    file: File,
    options?: Cancel & { readonly id?: string; readonly onProgress?: (fraction: number) => void },
  ): Promise<Attachment>;
  download(attachment: Attachment, receipt: string): Promise<Blob>;
  track(receipt: string, options?: Cancel): Promise<CustomerView>;
  act(receipt: string, action: CustomerCommand): Promise<CustomerView>;
  /**
   * What the link to a survey shows, or, given an answer, takes it: one a case, which can be changed for a day.
   * @param token of the link
   */
  survey(token: string, answer?: Survey): Promise<SurveyView>;
  /** Calls back with each new view until the returned function is called; reconnects by itself. */
  watch(receipt: string, on: { view(view: CustomerView): void; status?(status: LiveStatus): void }): () => void;
}

/** What staff sign in with. */
export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** Six digits of an authenticator, or a backup code. */
  readonly code?: string;
}

/** What a customer may ask; the command of the same name in `@redress/cases`, without an actor. */
export type CustomerCommand =
  | {
      readonly type: 'send-message';
      /** With the same `key`, a message is taken once, however often it is sent. */
      readonly message: { readonly text: string; readonly key?: string; readonly attachments?: Attachment[] };
    }
  | { readonly type: 'accept' }
  | { readonly type: 'dispute'; readonly reason: string }
  | { readonly type: 'withdraw'; readonly reason?: string }
  | { readonly type: 'reopen'; readonly reason: string }
  | { readonly type: 'answer-survey'; readonly survey: Survey };

/** `live`: pushed; `polling`: asked for now and then; `offline`: neither works at the moment. */
export type LiveStatus = 'connecting' | 'live' | 'polling' | 'offline';

export interface SubmitOptions extends Cancel {
  /** The idempotency key: 8 to 200 visible ASCII characters. */
  readonly key: string;
  /** Something filled in a field that people do not see. */
  readonly trapped?: boolean | undefined;
}

export interface Cancel {
  readonly signal?: AbortSignal;
}

/** What an authenticator needs to know, shown once. */
export interface Enrolment {
  /** `otpauth://totp/…`, for a QR code. */
  readonly uri: string;
  /** The secret in base 32, to be typed where no camera is. */
  readonly secret: string;
  /** Each lets its owner in once without an authenticator. */
  readonly backupCodes: readonly string[];
}

/** The authenticator of whoever is signed in. */
export interface SecondFactorDesk {
  /** Whether signing in takes a code as well. */
  isOn(): Promise<boolean>;
  /** @throws ClientError `wrong-password`, `totp-enrolled` */
  enrol(password: string): Promise<Enrolment>;
  /** Proves that the authenticator works: it counts from now on. @throws ClientError `wrong-code` */
  confirm(code: string): Promise<void>;
  /** @param code also a backup code. @throws ClientError `wrong-password`, `wrong-code`, `account-locked` */
  disable(password: string, code: string): Promise<void>;
  /** In place of those there were. @throws ClientError `wrong-password` */
  newBackupCodes(password: string): Promise<readonly string[]>;
}

/** The account of whoever is signed in. */
export interface AccountDesk {
  /** BCP 47 tag of the language in which mail is written to them; `undefined`: the desk's. */
  language(): Promise<string | undefined>;
  setLanguage(language: string | undefined): Promise<void>;
}

/** What staff, admins and managers ask of a desk. */
export interface StaffDesk {
  /** Absent where nobody has a password. */
  readonly secondFactor?: SecondFactorDesk;
  /** As `secondFactor`. */
  readonly account?: AccountDesk;
  session(): Promise<Staff | undefined>;
  /**
   * In the page there are no passwords: any name with roles signs in. A server rejects with `totp-required` where it
   * wants a code of an authenticator as well.
   */
  signIn(credentials: Credentials): Promise<Staff>;
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
  /** One command on up to 200 cases, each as it was last seen; says of each what became of it. */
  bulk(
    command: Command,
    cases: readonly { readonly number: string; readonly expectedVersion: number }[],
  ): Promise<BulkAnswer>;
  /** Cases like this one, with the reasons why, the likest first. */
  similar(number: string, options?: Cancel): Promise<readonly SimilarCase[]>;
  /** The policy's reply templates for a case, filled in, in its customer's language. */
  replies(number: string, options?: Cancel): Promise<readonly FilledReply[]>;
  /** Says that one has a case open, or leaves it. @returns who else has. */
  attend(number: string, beat: Beat): Promise<readonly Present[]>;
  /** Saved views: one's own, and those that colleagues share. */
  views(options?: Cancel): Promise<readonly SavedView[]>;
  /** A view of the given id is changed, on the version last seen; without one it is new. */
  saveView(view: View, over?: Pick<SavedView, 'id' | 'version'>): Promise<SavedView>;
  removeView(view: Pick<SavedView, 'id' | 'version'>): Promise<void>;
  /** A file for a message or a note. `id` makes a repeated upload the same upload. */
  upload(
    file: File,
    options?: Cancel & { readonly id?: string; readonly onProgress?: (fraction: number) => void },
  ): Promise<Attachment>;
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
  /** Everything that a dashboard shows, in one answer of one moment. */
  dashboard(query: DashboardQuery, options?: Cancel): Promise<Dashboard>;
  /**
   * The monthly report's figures: as published (`published` says when and by whom), else as of now.
   * @param month e.g. `2026-09`
   * @param options.live as of now in any case
   * @param options.version one that was published; the newest unless told
   * @throws ClientError `invalid-query` for a month that is not one, or that has not begun.
   */
  report(
    month: string,
    options?: Cancel & { readonly live?: boolean; readonly version?: number },
  ): Promise<MonthlyReport>;
  /**
   * Freezes the figures of a month that is over; publishing it again makes another version.
   * @throws ClientError `invalid-query` with the issue `unfinished-month`.
   */
  publishReport(month: string): Promise<MonthlyReport>;
  /** A month's report as a file of office programs, in a language such as `de`; only a server makes them. */
  reportFile?(month: string, format: 'xlsx' | 'pptx', options: Cancel & { readonly language: string }): Promise<Blob>;
  /** How a month was published, newest first. */
  reportVersions(month: string): Promise<readonly Published[]>;
  /** What was done against kinds of complaints, the latest begun first. */
  correctiveActions(options?: Cancel): Promise<readonly KeptAction[]>;
  /**
   * Adds an action, or changes the one with its id over the version that was seen.
   * @throws ClientError `invalid-action` with issues, `version-conflict`, `unknown-action`.
   */
  saveCorrectiveAction(
    action: ActionInput,
    over?: { readonly id: string; readonly version: number },
  ): Promise<KeptAction>;
  /** @throws ClientError `version-conflict`, `unknown-action`. */
  removeCorrectiveAction(id: string, version: number): Promise<void>;
}

export type DeskClient = CustomerDesk & StaffDesk;
