import { expect } from '@open-wc/testing';
import type { PageDesk } from '@redress/client/page';
import {
  all,
  as,
  button,
  control,
  eventually,
  fill,
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
import type { ComplaintInbox } from './complaint-inbox.ts';

async function opened(desk: PageDesk, number: string): Promise<ComplaintInbox> {
  const place = frame();
  place.style.setProperty('inline-size', '1300px');
  place.style.setProperty('--redress-inbox-height', '900px');
  const element = document.createElement('complaint-inbox');
  element.client = desk;
  element.case = number;
  place.append(element);
  await eventually(() => all(element, 'article').length, 'the case is shown');
  return element;
}

const message = 'Message to the customer';
const photo = async (): Promise<File> => {
  const canvas = new OffscreenCanvas(4, 4);
  canvas.getContext('2d');
  return new File([await canvas.convertToBlob()], 'scratch.png', { type: 'image/png' });
};

/** Chooses files as a person does with the browser's own dialog. */
function choose(root: Element, ...files: File[]): void {
  const input = all<HTMLInputElement>(root, 'input[type=file]')[0];
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  if (input) input.files = data.files;
  input?.dispatchEvent(new Event('change', { bubbles: true }));
}

describe('<complaint-inbox>: the tools of a case', function () {
  this.timeout(40_000);

  it('puts a filled-in reply where the cursor is, and sends none that is not', async () => {
    const desk = await staffDesk();
    const element = await opened(desk, await submitted(desk));
    fill(element, message, 'Hello! Bye.');
    const area = control(element, message);
    area.setSelectionRange(6, 7);
    await eventually(() => control(element, 'Insert a reply'));
    fill(element, 'Insert a reply', 'sorry');
    await eventually(() => area.value === 'Hello!Dear Grace, about your order {{case.order}}: Bye.');
    await showsText(element, 'Still to be filled in: {{case.order}}');
    await expect(element).to.be.accessible();
    await press(element, 'Send message');
    await showsText(element, 'Fill in what is in double braces first.');
    expect((await desk.case(element.case)).case.messages).to.deep.equal([]);
    fill(element, message, area.value.replace('{{case.order}}', 'A-1'));
    await press(element, 'Send message');
    await eventually(() => all(element, '.message.staff').length);
    expect((await desk.case(element.case)).case.messages[0]?.text).to.include('order A-1: Bye.');
  });

  it('sends files with messages and notes, and says why one is refused', async () => {
    const desk = await staffDesk();
    const element = await opened(desk, await submitted(desk));
    const composer = form(element, 'Add note');
    choose(composer, await photo(), new File([new Uint8Array([0, 1, 2, 3])], 'run.bin'));
    await eventually(() => button(composer, 'Remove scratch.png'));
    await eventually(() => text(element).includes('run.bin:'));
    await expect(element).to.be.accessible();
    fill(element, 'Note', 'See the scratch.');
    await press(element, 'Add note');
    await eventually(() => all(element, '.message.note complaint-inbox-attachment').length);
    const [note] = (await desk.case(element.case)).case.notes;
    expect(note?.attachments?.map(({ name }) => name)).to.deep.equal(['scratch.png']);
    expect(all(composer, '.chips bdi')).to.deep.equal([]);
  });

  it('suggests what is alike and why; a merge keeps both histories', async () => {
    const desk = await staffDesk();
    const kept = await submitted(desk, { orderRef: 'A-77' });
    const number = await submitted(desk, { orderRef: 'A-77', title: 'My kettle leaks' });
    const element = await opened(desk, number);
    await showsText(element, 'Probably a duplicate');
    await showsText(element, 'same order A-77');
    await expect(element).to.be.accessible();
    await press(element, 'Merge into it…');
    await eventually(() => control(form(element, 'Merge into another case'), 'Number').value === kept);
    await press(form(element, 'Merge into another case').parentElement as Element, 'Merge into another case');
    await eventually(async () => (await desk.case(number)).case.state === 'merged');
    element.case = kept;
    await showsText(element, 'Merged into this case (1)');
    await showsText(element, `Case ${number} was merged into this one`);
    all<HTMLDetailsElement>(element, '.absorbed')[0]?.setAttribute('open', '');
    await showsText(element, 'My kettle leaks');
    await expect(element).to.be.accessible();
  });

  it('marks a repeat, which the rules count', async () => {
    const desk = await staffDesk('hana');
    const first = await submitted(desk, { customer: { name: 'Ida', email: 'ida@example.com' } });
    const number = await submitted(desk);
    const element = await opened(desk, number);
    await press(element, 'Mark as repeat…');
    await eventually(() => control(form(element, 'Mark as repeat or related'), 'Number').value === first);
    fill(form(element, 'Mark as repeat or related'), 'A repeat of it', true);
    await press(form(element, 'Mark as repeat or related').parentElement as Element, 'Mark as repeat or related');
    await showsText(element, `Marked as a repeat of ${first}`);
    const { case: it } = await desk.case(number);
    expect([it.links, it.repeatCount]).to.deep.equal([[{ to: first, as: 'repeat' }], 1]);
  });

  it('tells two people of each other', async () => {
    const desk = await staffDesk();
    const number = await submitted(desk);
    const hana = await as(desk, 'hana', number);
    await hana.attend(number, { writing: true });
    const element = await opened(desk, number);
    await showsText(element, 'Also here: Hana · writing: Hana');
    expect((await hana.attend(number, {})).map(({ name }) => name)).to.deep.equal(['Sam']);
    element.case = '';
    await eventually(async () => !(await hana.attend(number, {})).length);
  });

  it('explains the causes, and takes one from the guide', async () => {
    const desk = await staffDesk('hana');
    const element = await opened(desk, await submitted(desk));
    await press(element, 'Code the cause');
    const guide = () => all(element, 'complaint-inbox-guide')[0] as Element;
    await eventually(guide);
    await press(guide(), 'Guide to causes');
    await showsText(guide(), 'Example: the seam tears in the first week.');
    await press(guide(), 'Choose: Quality');
    await eventually(() => control(element, 'Cause').value === 'product.quality');
    await showsText(guide(), 'Made badly, or broke too soon.');
    await expect(element).to.be.accessible();
  });

  it('takes down a complaint for a customer, and opens it', async () => {
    const desk = await staffDesk();
    const element = await opened(desk, await submitted(desk));
    await press(element, '+ New complaint');
    const intake = () => all(element, 'complaint-form')[0] as Element;
    await eventually(() => control(intake(), 'How it reached us').value === 'phone');
    fill(intake(), 'What is it about?', kettle.category);
    fill(intake(), 'In a few words', 'Called about the lid');
    fill(intake(), 'What happened?', 'It does not close.');
    fill(intake(), 'Name', 'Ida');
    await press(intake(), 'Send complaint');
    await showsText(element, 'Called about the lid');
    const { complaint } = (await desk.case(element.case)).case;
    expect([complaint.channel, complaint.submittedBy]).to.deep.equal(['phone', 'sam']);
  });

  it('prints the record and the processing form, and leaves nothing on the page', async () => {
    const desk = await staffDesk();
    const number = await submitted(desk);
    const element = await opened(desk, number);
    const { print } = globalThis;
    let printed = '';
    globalThis.print = () => {
      printed = document.querySelector('.redress-record')?.textContent ?? '';
    };
    await press(element, 'Print');
    await eventually(() => printed);
    globalThis.print = print;
    for (const part of ['Complaint record', number, kettle.description, 'Processing form', 'Handler, date']) {
      expect(printed).to.include(part);
    }
    dispatchEvent(new Event('afterprint'));
    expect(document.querySelector('.redress-record')).to.equal(null);
    expect(document.documentElement.classList.contains('redress-printing')).to.equal(false);
  });
});
