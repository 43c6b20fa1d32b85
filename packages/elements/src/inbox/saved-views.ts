import type { StaffDesk } from '@redress/client';
import type { CaseQuery, SavedView } from '@redress/desk';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Words } from './words.ts';

/** What a view holds: everything that says which cases are listed, and in what order. */
export type ViewQuery = SavedView['query'];

const sameQuery = (a: ViewQuery, b: ViewQuery): boolean => {
  const spelled = (query: ViewQuery): string =>
    JSON.stringify(Object.entries(query).sort(([x], [y]) => (x < y ? -1 : 1)));
  return spelled(a) === spelled(b);
};

interface Draft {
  readonly view: SavedView | undefined;
  readonly name: string;
  readonly shared: boolean;
  readonly query: ViewQuery;
}

/** The lists a person has named, beside the queues, with the dialog to name and change them. */
export class SavedViews {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: ParentNode };
  readonly #fault: (error: unknown) => string;
  #desk: StaffDesk | undefined;
  #views: readonly SavedView[] = [];
  #counts = new Map<string, number>();
  #draft: Draft | undefined;
  #failure: unknown;

  constructor(host: ReactiveControllerHost & { readonly renderRoot: ParentNode }, fault: (error: unknown) => string) {
    this.#host = host;
    this.#fault = fault;
  }

  /** @param desk nobody is signed in without one. */
  async use(desk: StaffDesk | undefined): Promise<void> {
    this.#desk = desk;
    this.#views = [];
    if (desk) this.#views = await desk.views();
    this.#host.requestUpdate();
  }

  /** How many cases each holds now. */
  async count(): Promise<void> {
    const desk = this.#desk;
    if (!desk) return;
    const one = async ({ id, query }: SavedView) => [id, (await desk.cases({ ...query, limit: 1 })).total] as const;
    this.#counts = new Map(await Promise.all(this.#views.map(one)));
    this.#host.requestUpdate();
  }

  /** Whether a query is that of a view. */
  isShown(query: ViewQuery): boolean {
    return this.#views.some((view) => sameQuery(view.query, query));
  }

  /** Asks for a name for what is shown, or for changes to a view. */
  async edit(query: ViewQuery, view?: SavedView): Promise<void> {
    this.#draft = { view, name: view?.name ?? '', shared: view?.shared ?? false, query: view?.query ?? query };
    this.#failure = undefined;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#dialog?.showModal();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector('dialog.view');
  }

  async #save(event: Event): Promise<void> {
    event.preventDefault();
    const draft = this.#draft;
    if (!draft || !this.#desk) return;
    const { name, shared, query, view } = draft;
    await this.#try(async (desk) => {
      await desk.saveView({ name, query, ...(shared && { shared }) }, view);
    });
  }

  async #try(work: (desk: StaffDesk) => Promise<void>): Promise<void> {
    const desk = this.#desk;
    if (!desk) return;
    try {
      await work(desk);
      this.#dialog?.close();
      this.#draft = undefined;
    } catch (error) {
      this.#failure = error;
    }
    this.#views = await desk.views();
    await this.count();
  }

  /** Items for the list of queues. */
  renderItems(shown: CaseQuery, words: Words, choose: (query: ViewQuery) => void): TemplateResult | typeof nothing {
    const { t, formats } = words;
    if (!this.#views.length) return nothing;
    return html`<li class="views"><span class="small muted">${t('views.label')}</span></li>
      ${this.#views.map((view) => {
        const count = this.#counts.get(view.id);
        const isShown = sameQuery(view.query, shown);
        return html`<li class="view">
          <button
            type="button"
            class="quiet small"
            aria-current=${String(isShown)}
            title=${view.own ? nothing : t('views.by', { name: view.by })}
            @click=${() => {
              choose(view.query);
            }}
          >
            <bdi>${view.name}</bdi>
            <span class="count">${count === undefined ? '' : formats.number(Math.min(count, 10_000))}</span>
          </button>
          ${
            view.own
              ? html`<button
                  type="button"
                  class="quiet small icon"
                  aria-label=${t('views.edit', { name: view.name })}
                  aria-haspopup="dialog"
                  @click=${() => void this.edit(shown, view)}
                >
                  ⋯
                </button>`
              : nothing
          }
        </li>`;
      })}`;
  }

  renderDialog(shown: ViewQuery, { t }: Words, close: string): TemplateResult {
    const draft = this.#draft;
    const set = (part: Partial<Draft>): void => {
      // Several controls may change before it is drawn again.
      this.#draft = this.#draft && { ...this.#draft, ...part };
      this.#host.requestUpdate();
    };
    return html`<dialog class="view" aria-labelledby="view-title">
      ${
        draft
          ? html`<form @submit=${(event: Event) => void this.#save(event)}>
              <h2 id="view-title">${draft.view ? t('views.edit', { name: draft.view.name }) : t('views.save')}</h2>
              ${this.#failure === undefined ? nothing : html`<p class="notice danger" role="alert">${this.#fault(this.#failure)}</p>`}
              <div class="field">
                <label for="view-name">${t('views.name')}</label>
                <input
                  id="view-name"
                  required
                  maxlength="80"
                  dir="auto"
                  autocomplete="off"
                  .value=${live(draft.name)}
                  @input=${(event: Event) => {
                    set({ name: (event.target as HTMLInputElement).value });
                  }}
                />
              </div>
              <label class="choice"
                ><input
                  type="checkbox"
                  .checked=${live(draft.shared)}
                  @change=${(event: Event) => {
                    set({ shared: (event.target as HTMLInputElement).checked });
                  }}
                />${t('views.shared')}</label
              >
              ${draft.view ? this.#changes(draft, draft.view, shown, t, set) : nothing}
              <div class="buttons">
                <button class="primary">${t('save')}</button>
                <button type="button" class="quiet" @click=${() => this.#dialog?.close()}>${close}</button>
              </div>
            </form>`
          : nothing
      }
    </dialog>`;
  }

  #changes(
    draft: Draft,
    view: SavedView,
    shown: ViewQuery,
    t: Words['t'],
    set: (part: Partial<Draft>) => void,
  ): TemplateResult {
    return html`<label class="choice"
        ><input
          type="checkbox"
          .checked=${live(draft.query === shown)}
          ?disabled=${sameQuery(view.query, shown)}
          @change=${(event: Event) => {
            set({ query: (event.target as HTMLInputElement).checked ? shown : view.query });
          }}
        />${t('views.update')}</label
      >
      <div>
        <button type="button" class="danger small" @click=${() => void this.#try((desk) => desk.removeView(view))}>
          ${t('views.delete')}
        </button>
      </div>`;
  }
}
