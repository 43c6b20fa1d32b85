import type { Attachment, Complaint, CustomerView, Survey } from '@redress/cases';
import type { FormInfo, Submitted, SurveyView } from '@redress/desk';
import { ClientError } from './client-error.ts';
import type { Cancel, CustomerCommand, CustomerDesk, LiveStatus, SubmitOptions } from './desk-client.ts';
import { isOnBehalf } from './on-behalf.ts';
import { lostOf } from './http/failures.ts';
import { Http, queryString, transferTime, type HttpOptions } from './http/http.ts';
import { onDemand } from './http/on-demand.ts';
import { Proofs } from './http/proofs.ts';
import { Shared } from './http/shared.ts';

/** An action's route under `/track`, and its body. */
function route(action: CustomerCommand): [path: string, body: unknown] {
  switch (action.type) {
    case 'send-message':
      return ['messages', { message: action.message }];
    case 'accept':
      return ['answer', { type: 'accept' }];
    case 'dispute':
      return ['answer', { type: 'dispute', reason: action.reason }];
    case 'answer-survey':
      return ['survey', { survey: action.survey }];
    case 'withdraw':
      return ['withdraw', { reason: action.reason }];
    case 'reopen':
      return ['reopen', { reason: action.reason }];
  }
}

/** A larger file goes in parts, in bytes. */
const wholeUpTo = 512 * 1024;

const authorization = (receipt: string) => ({ authorization: `Receipt ${receipt}` });

/** A customer's desk on a server, of the page's own origin or another. No cookie is sent or kept, but by staff for a customer. */
export class HttpCustomerDesk implements CustomerDesk {
  readonly #http: Http;
  readonly #proofs: Proofs;
  readonly #views: Shared<CustomerView>;

  constructor(options: HttpOptions) {
    this.#http = new Http(options, 'omit');
    this.#proofs = new Proofs(this.#http);
    this.#views = new Shared((receipt, to) => this.#follow(receipt, to), true);
  }

  /** The desk's address in full. */
  get api(): string {
    return this.#http.api;
  }

  form({ signal }: Cancel = {}): Promise<FormInfo> {
    return this.#http.json<FormInfo>('/form', 'categories', { signal });
  }

  prepare(key: string): void {
    this.#proofs.prepare(key);
  }

  submit(complaint: Complaint, { key, trapped, signal }: SubmitOptions): Promise<Submitted> {
    const submit = (proof: Readonly<Record<string, string>>): Promise<Submitted> =>
      this.#http.json<Submitted>('/complaints', 'receipt', {
        body: complaint,
        headers: { 'idempotency-key': key, ...(trapped && { trap: '1' }), ...proof },
        credentials: isOnBehalf(complaint) ? 'include' : undefined,
        signal,
      });
    return this.#proofs.with(key, submit, signal);
  }

  async upload(
    file: File,
    { id, onProgress, signal }: Parameters<CustomerDesk['upload']>[1] & object = {},
  ): Promise<Attachment> {
    if (id !== undefined && file.size > wholeUpTo) {
      const { uploadInParts } = await onDemand.uploadInParts().catch((error: unknown): never => {
        throw lostOf(error, signal);
      });
      return uploadInParts(this.#http, file, { id, signal, onProgress });
    }
    const path = `/uploads${queryString({ name: file.name, id })}`;
    if (onProgress && this.#http.plain && 'XMLHttpRequest' in globalThis) {
      // Off line a part that was not needed before can't be had either.
      const { uploadWithProgress } = await import('./http/upload.ts').catch((error: unknown): never => {
        throw lostOf(error, signal);
      });
      const answer = await uploadWithProgress(this.#http.api + path, file, onProgress, signal);
      if (typeof (answer as Partial<Attachment> | null)?.sha256 === 'string') return answer as Attachment;
      throw new ClientError('not-a-desk', { retryable: true });
    }
    const attachment = await this.#http.json<Attachment>(path, 'sha256', {
      body: file,
      signal,
      timeout: transferTime(file.size),
    });
    onProgress?.(1);
    return attachment;
  }

  download({ id, size }: Attachment, receipt: string): Promise<Blob> {
    return this.#http.blob(`/uploads/${encodeURIComponent(id)}`, size, {
      headers: authorization(receipt),
    });
  }

  track(receipt: string, { signal }: Cancel = {}): Promise<CustomerView> {
    return this.#http.json<CustomerView>('/track', 'timeline', { headers: authorization(receipt), signal });
  }

  act(receipt: string, action: CustomerCommand): Promise<CustomerView> {
    const [path, body] = route(action);
    return this.#http.json<CustomerView>(`/track/${path}`, 'timeline', { headers: authorization(receipt), body });
  }

  survey(token: string, survey?: Survey): Promise<SurveyView> {
    const headers = { authorization: `Survey ${token}` };
    return this.#http.json<SurveyView>('/survey', 'actions', { headers, ...(survey && { body: { survey } }) });
  }

  watch(receipt: string, on: { view(view: CustomerView): void; status?(status: LiveStatus): void }): () => void {
    return this.#views.join(receipt, {
      next: (view) => {
        on.view(view);
      },
      status: (status) => on.status?.(status),
    });
  }

  #follow(receipt: string, to: { next(view: CustomerView): void; status(status: LiveStatus): void }): () => void {
    let version = -1;
    const poll = async (signal: AbortSignal): Promise<void> => {
      const view = await this.track(receipt, { signal });
      // Answers may overtake each other.
      if (view.version <= version) return;
      version = view.version;
      to.next(view);
    };
    const stopped = new AbortController();
    void import('./http/live.ts').then(
      ({ follow }) => {
        if (stopped.signal.aborted) return;
        const stop = follow({
          open: (lastId, signal) =>
            this.#http.stream('/track/events', {
              headers: {
                accept: 'text/event-stream',
                ...authorization(receipt),
                ...(lastId !== undefined && { 'last-event-id': lastId }),
              },
              signal,
            }),
          poll,
          status: (status) => {
            to.status(status);
          },
        });
        stopped.signal.addEventListener('abort', stop);
      },
      (error: unknown) => {
        to.status('offline');
        reportError(error);
      },
    );
    return () => {
      stopped.abort();
    };
  }
}
