import type { Draft, DraftFile } from '@redress/client/drafts';
import { html, nothing } from 'lit';
import { formatBytes } from '../base/intl.ts';
import type { LocaleController } from '../base/locale-controller.ts';
import { limitsOf } from './limits.ts';
import type { PhotoWork } from './photo-work.ts';
import type { AskedInfo } from './quick-info.ts';

/** What takes files, as the list of them sees it. */
export interface FilesHost {
  readonly locale: LocaleController;
  readonly info: AskedInfo | undefined;
  readonly updateComplete: Promise<unknown>;
  readonly renderRoot: HTMLElement | DocumentFragment;
  requestUpdate(): void;
  announce(text: string): void;
  focusOn(selector: string): void;
}

interface Problem {
  readonly code:
    'file-too-large' | 'file-type-refused' | 'file-empty' | 'file-unreadable' | 'file-twice' | 'too-many-files';
  readonly params: Readonly<Record<string, string | number>>;
}

const matches = (type: string, allowed: string): boolean =>
  allowed.endsWith('/*') ? type.startsWith(allowed.slice(0, -1)) : type === allowed;

/** Length of a thumbnail's side in CSS pixels. */
const side = 56;

/** The files of the draft: taken in with their limits checked and photos' places removed, shown, taken out. */
export class FilesPart {
  readonly #form: FilesHost;
  readonly #draft: Draft;
  #problems: readonly Problem[] = [];
  #adding = 0;
  /** Which file each canvas shows. */
  readonly #drawn = new WeakMap<HTMLCanvasElement, string>();
  #opening: Promise<typeof import('./photos.ts')> | undefined;

  constructor(form: FilesHost, draft: Draft) {
    this.#form = form;
    this.#draft = draft;
    // Now, for there may be no network when a file is added. Who adds one asks again where this fails.
    void this.#photos().catch(() => undefined);
  }

  /** What reads files, beside the page where it can. */
  async #photos(): Promise<PhotoWork> {
    const opening = (this.#opening ??= import('./photos.ts'));
    try {
      return await (await opening).openPhotos();
    } catch (error) {
      this.#opening = undefined;
      throw error;
    }
  }

  async add(files: Iterable<File>): Promise<void> {
    this.#problems = [];
    this.#adding++;
    this.#form.requestUpdate();
    // All of a picker's list, before its input is emptied.
    for (const file of [...files]) {
      const taken = await this.#take(file);
      if (taken instanceof File) await this.#draft.addFile(taken);
      else this.#problems = [...this.#problems, taken];
    }
    this.#adding--;
    this.#form.requestUpdate();
  }

  async #take(file: File): Promise<File | Problem> {
    const { name, size } = file;
    const { attachments } = this.#form.info ?? {};
    const held = this.#draft.files.length;
    if (attachments && held >= attachments.max)
      return { code: 'too-many-files', params: { name, count: attachments.max } };
    if (size === 0) return { code: 'file-empty', params: { name } };
    if (attachments && size > attachments.maxBytes) {
      return {
        code: 'file-too-large',
        params: { name, limit: formatBytes(attachments.maxBytes, this.#form.locale.tag) },
      };
    }
    try {
      return await this.#clean(file);
    } catch (error) {
      // Moved or changed since it was chosen, on a drive that is gone, or not ours to read.
      console.warn(`redress: file-unreadable (${name})`, error);
      return { code: 'file-unreadable', params: { name } };
    }
  }

  async #clean(file: File): Promise<File | Problem> {
    const { name } = file;
    const photos = await this.#photos();
    const { attachments } = this.#form.info ?? {};
    const { type, file: clean } = await photos.clean(file);
    if (attachments && !attachments.types.some((allowed) => matches(type, allowed)))
      return { code: 'file-type-refused', params: { name } };
    for (const { id, size } of this.#draft.files) {
      const held = size === clean.size ? await this.#draft.file(id) : undefined;
      if (held && (await photos.same(held, clean))) return { code: 'file-twice', params: { name, other: held.name } };
    }
    return clean;
  }

  async #remove({ id, name }: DraftFile): Promise<void> {
    const form = this.#form;
    await this.#draft.removeFile(id);
    this.#form.requestUpdate();
    form.announce(form.locale.t('file.removed', { name }));
    form.focusOn('#q-files');
  }

  /** Draws the files that are shown. */
  async #show(): Promise<void> {
    await this.#form.updateComplete;
    for (const file of this.#draft.files) {
      const canvas = this.#form.renderRoot.querySelector<HTMLCanvasElement>(`[data-file="${CSS.escape(file.id)}"]`);
      if (!canvas || this.#drawn.get(canvas) === file.id) continue;
      this.#drawn.set(canvas, file.id);
      // A picture less is no reason to trouble the person; it is tried again with the next look.
      this.#draw(canvas, file).catch((error: unknown) => {
        console.warn(`redress: picture-not-shown (${file.name})`, error);
        this.#drawn.delete(canvas);
      });
    }
  }

  /** A picture of the file, drawn rather than linked: a strict policy lets no `blob:` image in. */
  async #draw(canvas: HTMLCanvasElement, { id, type }: DraftFile): Promise<void> {
    canvas.width = side * 2;
    if (!type.startsWith('image/')) return;
    const file = await this.#draft.file(id);
    const picture = file && (await (await this.#photos()).thumbnail(file, side * 2));
    // Some kinds of photo no browser can show: the frame stays empty.
    if (picture) canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(picture);
  }

  #item(file: DraftFile) {
    const { locale } = this.#form;
    // Nobody is told that it is not kept while it is being saved.
    const fine = file.kept || this.#draft.persistence === 'kept';
    const remove = () => void this.#remove(file);
    return html`<li class="file" part="file">
      <canvas width=${side * 2} height=${side * 2} aria-hidden="true" data-file=${file.id}></canvas>
      <span class="file-name"
        ><bdi>${file.name}</bdi>
        <span class="muted small">${formatBytes(file.size, locale.tag)}</span>
        ${fine ? nothing : html`<span class="small error">${locale.t('file.not-kept')}</span>`}</span
      >
      <button
        type="button"
        class="quiet small"
        aria-label=${locale.t('file.remove', { name: file.name })}
        @click=${remove}
      >
        ${locale.t('remove')}
      </button>
    </li>`;
  }

  /** What files may be added. */
  limits(): string {
    return limitsOf(this.#form);
  }

  render(): unknown {
    const { locale } = this.#form;
    if (this.#draft.files.length) void this.#show();
    return html`
      <div class="adding" role="status">
        ${this.#adding ? html`<p class="muted small">${locale.t('files.adding')}</p>` : nothing}
      </div>
      ${
        this.#problems.length
          ? html`<div class="notice danger" role="alert">
              <ul>
                ${this.#problems.map(({ code, params }) => html`<li>${locale.t(`error.${code}`, params)}</li>`)}
              </ul>
            </div>`
          : nothing
      }
      ${
        this.#draft.files.length
          ? html`<ul class="files" aria-label=${locale.t('files')}>
              ${this.#draft.files.map((file) => this.#item(file))}
            </ul>`
          : nothing
      }
    `;
  }
}
