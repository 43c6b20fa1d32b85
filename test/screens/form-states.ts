import { ClientError, type CustomerDesk } from '@redress/client';
import { but, each, everywhere, fill, press, until, type Stage, type State } from './page.ts';

type Form = HTMLElementTagNameMap['complaint-form'];

/** A form a column, each with a draft of its own. */
async function forms(stage: Stage, client?: Partial<CustomerDesk>, set?: (form: Form) => void): Promise<Form[]> {
  const desk = client ?? (await stage.desk());
  const all = await stage.put('complaint-form', (form, index) => {
    form.client = desk;
    form.draftKey = `form-${index}`;
    form.ask = 'occurredAt amount desiredRemedy';
    form.currency = 'GBP EUR';
    form.trackerHref = '#';
    set?.(form);
  });
  return all;
}

const ready = (all: readonly Form[]): Promise<void> => everywhere(all, '.buttons:not([hidden]) [type=submit]');
/** Draft, files and outbox are there as well. */
const loaded = (all: readonly Form[]): Promise<void> =>
  until(() => all.every((form) => form.shadowRoot?.querySelector('#limits')?.textContent.trim()), 'limits');

/** So are its later styles: more than the theme's and its own. */
const styled = (all: readonly Form[]): Promise<void> =>
  until(() => all.every((form) => (form.shadowRoot?.adoptedStyleSheets.length ?? 0) > 3), 'later styles');

async function written(stage: Stage, client?: Partial<CustomerDesk>): Promise<Form[]> {
  const all = await forms(stage, client);
  await ready(all);
  await loaded(all);
  const { title, description, name } = stage.words;
  await fill(all, '#q-category', 'delivery');
  await everywhere(all, '[name="fields.parcels"], [name="parcels"]');
  await fill(all, '[name="fields.parcels"], [name="parcels"]', '1');
  await fill(all, '#q-title', title);
  await fill(all, '#q-description', description);
  await fill(all, '#q-name', name);
  await fill(all, '#q-email', 'reader@example.com');
  await fill(all, '#q-consent', true);
  await until(() => all.every((form) => !form.shadowRoot?.querySelector('.status [aria-hidden]')), 'saved');
  return all;
}

const send = (all: readonly Form[]): Promise<void> => press(all, '[type=submit]');

/** A photo of a soaked book, more or less. */
async function photo(): Promise<File> {
  const canvas = new OffscreenCanvas(320, 240);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const sky = context.createLinearGradient(0, 0, 0, 240);
  sky.addColorStop(0, '#8fb4d9');
  sky.addColorStop(1, '#39506b');
  context.fillStyle = sky;
  context.fillRect(0, 0, 320, 240);
  context.fillStyle = '#c9a36a';
  context.fillRect(80, 90, 160, 110);
  context.fillStyle = '#7d5c2e';
  context.fillRect(150, 90, 20, 110);
  return new File([await canvas.convertToBlob({ type: 'image/jpeg' })], 'terrace.jpg', { type: 'image/jpeg' });
}

function drop(all: readonly Form[], ...files: readonly File[]): void {
  for (const form of each<HTMLFormElement>(all, 'form')) {
    const transfer = new DataTransfer();
    for (const file of files) transfer.items.add(file);
    form.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, composed: true }));
  }
}

const offline = () => Promise.reject(new ClientError('offline', { retryable: true }));
/** An answer that does not come while the picture is taken. */
const never = () => new Promise<never>(() => undefined);

export const formStates: Readonly<Record<string, State>> = {
  async first(stage) {
    const all = await forms(stage);
    await ready(all);
    await loaded(all);
  },
  async step(stage) {
    const all = await forms(stage, undefined, (form) => {
      form.layout = 'steps';
    });
    await ready(all);
    await styled(all);
  },
  async 'last-step'(stage) {
    const all = await forms(stage, undefined, (form) => {
      form.layout = 'steps';
    });
    await ready(all);
    await fill(all, '#q-category', 'product');
    await fill(all, '#q-title', stage.words.title);
    await fill(all, '#q-description', stage.words.description);
    for (const next of ['#s-details', '#s-files', '#s-contact']) {
      await send(all);
      await everywhere(all, next);
    }
  },
  async staff(stage) {
    const all = await forms(stage, undefined, (form) => {
      form.onBehalf = 'staff';
      form.channel = 'phone';
    });
    await ready(all);
    await loaded(all);
  },
  async launcher(stage) {
    await forms(stage, undefined, (form) => {
      form.launcher = true;
    });
  },
  async dialog(stage) {
    const [first] = await forms(stage, undefined, (form) => {
      form.launcher = true;
    });
    if (!first) throw new Error('no column');
    await first.show();
    await ready([first]);
  },
  async 'no-connection-yet'(stage) {
    const all = await forms(stage, but(await stage.desk(), { form: offline }));
    await everywhere(all, '.notice.warning');
  },
  async files(stage) {
    const all = await written(stage);
    drop(all, await photo(), new File(['MZ program'], 'setup.exe'), new File([], 'empty.pdf'));
    await everywhere(all, '.notice.danger');
    await everywhere(all, '.file');
    await until(() => all.every((form) => form.shadowRoot?.querySelectorAll('.notice.danger li').length === 2));
  },
  async discard(stage) {
    const all = await written(stage);
    await press(all, '.status button');
  },
  async restored(stage) {
    const all = await written(stage);
    drop(all, await photo());
    await everywhere(all, '.file');
    await until(() => all.every((form) => !form.shadowRoot?.querySelector('.status [aria-hidden]')), 'saved');
    for (const form of all) form.remove();
    const again = await forms(stage);
    await ready(again);
    await everywhere(again, '.file');
  },
  async faults(stage) {
    const all = await forms(stage);
    await ready(all);
    await loaded(all);
    await fill(all, '#q-email', 'reader@');
    await send(all);
    await everywhere(all, '.wrong');
  },
  async full(stage) {
    const put = Reflect.get(IDBObjectStore.prototype, 'put') as IDBObjectStore['put'];
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given) {
      if (this.transaction.db.name === 'redress-drafts') throw new DOMException('', 'QuotaExceededError');
      return put.apply(this, given);
    };
    const all = await forms(stage);
    await ready(all);
    await loaded(all);
    await fill(all, '#q-title', stage.words.title);
    await everywhere(all, '.status .error');
  },
  async private(stage) {
    const open = Reflect.get(IDBFactory.prototype, 'open') as IDBFactory['open'];
    IDBFactory.prototype.open = function (this: IDBFactory, ...given) {
      if (given[0] === 'redress-drafts') throw new DOMException('', 'SecurityError');
      return open.apply(this, given);
    };
    const all = await forms(stage);
    await ready(all);
    await everywhere(all, '.status .error');
  },
  async sending(stage) {
    const all = await written(stage, but(await stage.desk(), { submit: never }));
    await send(all);
    await everywhere(all, '.sent');
  },
  async waiting(stage) {
    const all = await written(stage, but(await stage.desk(), { submit: offline }));
    await send(all);
    await everywhere(all, '.sent .notice.warning');
  },
  async refused(stage) {
    const submit = () =>
      Promise.reject(
        new ClientError('invalid-complaint', { issues: [{ code: 'too-long', path: '/title', params: {} }] }),
      );
    const all = await written(stage, but(await stage.desk(), { submit }));
    await send(all);
    await everywhere(all, '.refused');
  },
  async receipt(stage) {
    const all = await written(stage);
    await send(all);
    await everywhere(all, '.secret');
  },
  async leaving(stage) {
    const all = await written(stage);
    await send(all);
    await everywhere(all, '.secret');
    await press(all, 'div > .quiet:last-child');
    await everywhere(all, '.notice.warning');
  },
};
