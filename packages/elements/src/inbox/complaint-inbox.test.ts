import { expect, oneEvent } from '@open-wc/testing';
import type { PageDesk } from '@redress/client/page';
import {
  all,
  as,
  button,
  control,
  eventually,
  fill,
  focused,
  form,
  frame,
  kettle,
  press,
  showsText,
  staffDesk,
  submitted,
  text,
} from '../../test/staff.ts';
import '../define/complaint-inbox.ts';
import type { ComplaintCaseOpenedEvent } from '../events/complaint-case-opened.ts';
import type { ComplaintInbox } from './complaint-inbox.ts';

function inbox(desk: PageDesk, lang = 'en', width = '1300px'): ComplaintInbox {
  const place = frame(lang);
  place.style.setProperty('inline-size', width);
  place.style.setProperty('--redress-inbox-height', '700px');
  const element = document.createElement('complaint-inbox');
  element.client = desk;
  place.append(element);
  return element;
}

const rows = (element: ComplaintInbox): HTMLElement[] => all(element, 'button.row');
const row = (element: ComplaintInbox, number: string): HTMLElement | undefined =>
  rows(element).find((it) => it.textContent.includes(number));

async function open(element: ComplaintInbox, number: string): Promise<void> {
  await eventually(() => row(element, number), `${number} is listed`);
  row(element, number)?.click();
  await eventually(() => all(element, 'article').length, 'the case is shown');
}

/** Fills in and sends the form of an action. */
async function act(
  element: ComplaintInbox,
  name: string,
  values: Readonly<Record<string, string | true>>,
): Promise<void> {
  await press(element, name);
  await eventually(() => form(element, name));
  for (const [label, value] of Object.entries(values)) fill(form(element, name), label, value);
  await press(form(element, name).parentElement as Element, name);
}

const state = (element: ComplaintInbox): string => all(element, '.kicker .badge')[1]?.textContent ?? '';
const reaches = (element: ComplaintInbox, name: string): Promise<void> =>
  eventually(() => state(element) === name, `the case becomes ${name}`);

describe('<complaint-inbox>', function () {
  // Many steps, and browsers slow the timers of a page that is not in front.
  this.timeout(40_000);

  it('asks who is there, lets them in and out', async () => {
    const desk = await staffDesk();
    await desk.signOut();
    const element = inbox(desk);
    await showsText(element, 'This part is for staff.');
    await expect(element).to.be.accessible();
    await press(element, 'Sign in');
    await showsText(element, 'Enter your email address and password.');
    fill(element, 'Email', 'hana@shop.example');
    fill(element, 'Password', 'any');
    await press(element, 'Sign in');
    await showsText(element, 'Signed in as Hana');
    await showsText(element, 'No cases here.');
    await expect(element).to.be.accessible();
    await press(element, 'Sign out');
    await showsText(element, 'This part is for staff.');
  });

  it('lists what needs work, counts the queues, searches, filters', async () => {
    const desk = await staffDesk();
    const first = await submitted(desk);
    const second = await submitted(desk, { title: 'Parcel lost', category: 'delivery', subcategory: undefined });
    const element = inbox(desk);
    await eventually(() => rows(element).length === 2);
    await showsText(element, 'Open 2');
    expect(text(element)).to.include('2 cases').and.to.include('Grace');
    fill(element, 'Search cases', 'parcel');
    await eventually(() => rows(element).length === 1 && row(element, second));
    fill(element, 'Search cases', '');
    await eventually(() => rows(element).length === 2);
    await press(element, 'Filters');
    fill(element, 'Department', 'quality');
    await eventually(() => rows(element).length === 1 && row(element, first));
    await expect(element).to.be.accessible();
    fill(element, 'Severity', 'high');
    await showsText(element, 'No case matches the search and the filters.');
    await press(element, 'Clear filters');
    await eventually(() => rows(element).length === 2);
    await press(element, /^Waiting/);
    await showsText(element, 'No cases here.');
  });

  it('leads a case from assignment to its end, with approval by someone else', async () => {
    const desk = await staffDesk();
    const number = await submitted(desk, { description: 'There was smoke.' });
    const element = inbox(desk);
    const opened = oneEvent(element, 'complaint-case-opened') as Promise<ComplaintCaseOpenedEvent>;
    await open(element, number);
    expect((await opened).number).to.equal(number);
    expect(text(element)).to.include('smoke-is-high').and.to.include('High').and.to.include('There was smoke.');
    await expect(element).to.be.accessible();

    await act(element, 'Assign', { Department: 'quality', Handler: 'hana' });
    await eventually(() => text(element).includes('Quality · Hana'));
    await press(element, 'Start investigating');
    await reaches(element, 'Investigating');
    await as(desk, 'hana', number, {
      type: 'propose',
      proposal: {
        outcome: 'upheld',
        plan: 'A new kettle.',
        remedy: { type: 'replacement' },
        cost: 180,
        tasks: [{ title: 'Send the kettle' }],
      },
    });
    await reaches(element, 'Proposed');
    await showsText(element, 'Offer to the customer: this solution needs a supervisor’s approval');
    expect(button(element, 'Offer to the customer').getAttribute('aria-disabled')).to.equal('true');
    await expect(element).to.be.accessible();

    await act(element, 'Approve and offer', { Note: 'Well done.' });
    await reaches(element, 'Offered');
    await act(element, 'Record acceptance', {});
    await reaches(element, 'In execution');
    await showsText(element, 'Start follow-up: 1 task is still open');
    await act(element, 'Complete a task', {});
    await press(element, 'Start follow-up');
    await reaches(element, 'Follow-up');
    await showsText(element, 'Close the case: code the cause first');
    await act(element, 'Record a contact', { Result: 'reached', 'What was said': 'She is happy.' });
    await act(element, 'Code the cause', { Cause: 'product.quality' });
    await act(element, 'Close the case', {});
    await reaches(element, 'Closed');
    await showsText(element, 'Contact: Phone, Reached');
    await expect(element).to.be.accessible();
    expect((await desk.case(number)).case.cause).to.equal('product.quality');
  });

  it('keeps from approving what one has proposed, and says which answers are missing', async () => {
    const desk = await staffDesk();
    const number = await submitted(desk);
    const element = inbox(desk);
    await open(element, number);
    await press(element, 'Start investigating');
    await reaches(element, 'Investigating');
    await act(element, 'Propose a solution', {});
    await showsText(element, '3 answers need your attention');
    await expect(element).to.be.accessible();
    const proposal = form(element, 'Propose a solution');
    expect(all(proposal, '[aria-invalid=true]')).to.have.lengthOf(3);
    fill(proposal, 'Partly upheld', true);
    fill(proposal, 'What we will do', 'Repair it.');
    fill(proposal, 'Remedy', 'repair');
    fill(proposal, 'Cost', '500');
    await press(proposal, '+ Add a task');
    await eventually(() => control(proposal, 'What is to be done'));
    fill(proposal, 'What is to be done', 'Collect the kettle');
    await press(proposal.parentElement as Element, 'Propose a solution');
    await reaches(element, 'Proposed');
    await showsText(element, 'you proposed this solution yourself');
    const { solution } = (await desk.case(number)).case;
    expect(solution?.proposal).to.deep.include({ outcome: 'partly-upheld', plan: 'Repair it.', cost: 500 });
    expect(solution?.proposal.tasks).to.deep.equal([{ title: 'Collect the kettle' }]);
  });

  it('follows others’ changes without losing a word, and settles two at once', async () => {
    const desk = await staffDesk();
    const number = await submitted(desk);
    const element = inbox(desk);
    await open(element, number);
    fill(element, 'Message to the customer', 'Dear Gra');
    await press(element, 'Assign');
    await eventually(() => form(element, 'Assign'));
    fill(form(element, 'Assign'), 'Handler', 'hana');
    await as(desk, 'hana', number, { type: 'add-note', note: 'I know this customer.' });
    await showsText(element, 'This case was changed by someone else:');
    await showsText(element, 'I know this customer.');
    await expect(element).to.be.accessible();
    expect(control(element, 'Message to the customer').value).to.equal('Dear Gra');
    expect(control(form(element, 'Assign'), 'Handler').value).to.equal('hana');
    await press(element, 'Seen');

    const view = all(element, 'complaint-inbox-case')[0] as HTMLElement & { open: { moved: () => Promise<void> } };
    // A change whose news has not come through yet.
    view.open.moved = () => Promise.resolve();
    await as(desk, 'hana', number, { type: 'investigate' });
    await press(form(element, 'Assign').parentElement as Element, 'Assign');
    await showsText(element, 'Hana changed this case while you were writing.');
    await showsText(element, 'Hana: Investigation started');
    expect(control(form(element, 'Assign'), 'Handler').value).to.equal('hana');
    await press(form(element, 'Assign').parentElement as Element, 'Assign');
    await eventually(() => text(element).includes('Quality · Hana'));
  });

  it('keeps what is typed when another case is looked at, and until the tab ends', async () => {
    const desk = await staffDesk();
    const [one, two] = [await submitted(desk), await submitted(desk)];
    const element = inbox(desk);
    await open(element, one);
    fill(element, 'Note', 'Half a thought');
    await open(element, two);
    await eventually(() => control(element, 'Note').value === '');
    await open(element, one);
    await eventually(() => control(element, 'Note').value === 'Half a thought');
    const again = inbox(desk);
    await open(again, one);
    await eventually(() => control(again, 'Note').value === 'Half a thought');
    await press(again, 'Add note');
    await eventually(async () => (await desk.case(one)).case.notes.length === 1);
  });

  it('shows and downloads evidence, and other complaints of the customer', async () => {
    const desk = await staffDesk();
    const canvas = new OffscreenCanvas(4, 4);
    canvas.getContext('2d');
    const photo = new File([await canvas.convertToBlob()], 'kettle.png', { type: 'image/png' });
    const before = await submitted(desk, { title: 'The lid is loose' });
    const number = await submitted(desk, { attachments: [await desk.upload(photo)] });
    const element = inbox(desk);
    await open(element, number);
    await eventually(() => all<HTMLImageElement>(element, 'img')[0]?.naturalWidth === 4, 'the photo is shown');
    await press(element, /^Preview of kettle.png/);
    await eventually(() => all<HTMLDialogElement>(element, 'dialog').some(({ open: isOpen }) => isOpen));
    await expect(element).to.be.accessible();
    await press(element, 'Close preview');
    await press(element, new RegExp(`^${before}`));
    await eventually(() => element.case === before);
    await showsText(element, 'The lid is loose');
  });

  it('is worked by keyboard alone', async () => {
    const desk = await staffDesk();
    const numbers = [await submitted(desk), await submitted(desk), await submitted(desk)];
    const element = inbox(desk);
    await eventually(() => rows(element).length === 3);
    const press = (key: string): void => {
      const here = focused();
      const target = here && here !== document.body ? here : all(element, '.inbox')[0];
      target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
    };
    const focusedRow = (): string => focused()?.closest('.row')?.textContent ?? '';
    press('j');
    await eventually(() => focusedRow().includes(numbers[0] ?? '-'));
    press('j');
    await eventually(() => focusedRow().includes(numbers[1] ?? '-'));
    press('k');
    await eventually(() => focusedRow().includes(numbers[0] ?? '-'));
    (focused() as HTMLElement).click();
    await eventually(() => all(element, 'article').length);
    press('/');
    await eventually(() => focused()?.matches('input[type=search]'));
    press('j');
    press('Escape');
    await eventually(() => element.case === '');
    (focused() as HTMLElement | null)?.blur();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true, cancelable: true }));
    await eventually(() => all(element, 'dialog[open]').length);
    await expect(element).to.be.accessible();
  });

  it('keeps a long list short in the document', async () => {
    const desk = await staffDesk();
    for (let count = 0; count < 130; count++) await submitted(desk, { title: `Kettle ${count}` });
    const element = inbox(desk);
    await eventually(() => text(element).includes('130 cases') && rows(element).length > 5);
    expect(rows(element).length).to.be.below(40);
    const scroller = all(element, '.scroller')[0];
    await eventually(() => {
      if (scroller) scroller.scrollTop = scroller.scrollHeight;
      scroller?.dispatchEvent(new Event('scroll'));
      return rows(element).some((it) => it.textContent.includes('Kettle 129'));
    });
    expect(rows(element).length).to.be.below(40);
    expect(rows(element).at(-1)?.closest('li')?.getAttribute('aria-posinset')).to.equal('130');
  });

  it('tells of a fault and tries again', async () => {
    const desk = await staffDesk();
    let broken = true;
    const cutOff = new Proxy(desk, {
      get: (target, name) => {
        if (name === 'cases' && broken)
          return () => Promise.reject(Object.assign(new Error('offline'), { code: 'offline', params: {} }));
        const value = Reflect.get(target, name) as unknown;
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    await submitted(desk);
    const element = inbox(cutOff);
    await showsText(element, 'There is no connection at the moment.');
    broken = false;
    await press(element, 'Try again');
    await eventually(() => rows(element).length === 1);
  });

  for (const [lang, dir, title] of [
    ['zh-Hans', 'ltr', '投诉处理'],
    ['ar', 'rtl', 'الشكاوى'],
  ] as const) {
    it(`speaks ${lang}, narrow as well`, async () => {
      const desk = await staffDesk();
      const number = await submitted(desk, kettle);
      const element = inbox(desk, lang, '380px');
      await showsText(element, title);
      await open(element, number);
      expect(getComputedStyle(all(element, 'article')[0] as Element).direction).to.equal(dir);
      await expect(element).to.be.accessible();
    });
  }
});
