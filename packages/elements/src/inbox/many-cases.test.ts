import { expect } from '@open-wc/testing';
import {
  all,
  button,
  control,
  eventually,
  fill,
  focused,
  form,
  frame,
  press,
  showsText,
  staffDesk,
  submitted,
  text,
} from '../../test/staff.ts';
import type { PageDesk } from '@redress/client/page';
import '../define/complaint-inbox.ts';
import type { ComplaintInbox } from './complaint-inbox.ts';

function inbox(desk: PageDesk): ComplaintInbox {
  const place = frame();
  place.style.setProperty('inline-size', '1300px');
  place.style.setProperty('--redress-inbox-height', '700px');
  const element = document.createElement('complaint-inbox');
  element.client = desk;
  place.append(element);
  return element;
}

const boxes = (element: ComplaintInbox): HTMLInputElement[] => all(element, '.pick input');
const ticked = (element: ComplaintInbox): number => boxes(element).filter(({ checked }) => checked).length;
const click = (box: HTMLInputElement | undefined, shiftKey = false): void => {
  box?.dispatchEvent(new MouseEvent('click', { shiftKey, bubbles: true, composed: true, cancelable: true }));
};

describe('<complaint-inbox> with many cases', function () {
  this.timeout(40_000);

  it('assigns those that are ticked, and says which were left as they were, and why', async () => {
    const desk = await staffDesk();
    const numbers: string[] = [];
    for (let count = 0; count < 4; count++) numbers.push(await submitted(desk));
    const element = inbox(desk);
    await eventually(() => boxes(element).length === 4);
    click(boxes(element)[0]);
    click(boxes(element)[2], true);
    await showsText(element, 'Selected: 3');
    expect(ticked(element)).to.equal(3);
    await expect(element).to.be.accessible();

    // Somebody is faster with one of them, and the news of it has not come yet.
    const list = all(element, 'complaint-inbox-bulk')[0] as HTMLElement & { model: { rows: { number: string }[] } };
    const second = list.model.rows[1]?.number ?? '';
    const bulk = desk.bulk.bind(desk);
    desk.bulk = async (command, cases) => {
      const { version } = (await desk.case(second)).case;
      await desk.command(second, { type: 'add-note', note: 'Mine.' }, version);
      return bulk(command, cases);
    };

    await press(element, 'Assign');
    await eventually(() => form(element, 'Assign'));
    await press(form(element, 'Assign'), 'Carry out for all selected');
    await showsText(element, 'Please fill this in.');
    fill(form(element, 'Assign'), 'Department', 'care');
    await eventually(() => control(form(element, 'Assign'), 'Handler').querySelector('option[value=hana]'));
    fill(form(element, 'Assign'), 'Handler', 'hana');
    await press(form(element, 'Assign'), 'Carry out for all selected');
    await showsText(element, 'Done: 2. Left as they were: 1.');
    await showsText(element, 'changed meanwhile');
    expect(text(element)).to.include(second);
    await showsText(element, 'Selected: 1');
    await expect(element).to.be.accessible();
    const { rows } = await desk.cases({ handler: 'hana' });
    expect(rows.map(({ number }) => number))
      .to.have.lengthOf(2)
      .and.not.include(second);
    await press(element, 'Seen');
    await press(element, 'Clear selection');
    await eventually(() => !ticked(element));
  });

  it('is ticked by keyboard', async () => {
    const desk = await staffDesk();
    for (let count = 0; count < 3; count++) await submitted(desk);
    const element = inbox(desk);
    await eventually(() => boxes(element).length === 3);
    const type = (key: string, init: KeyboardEventInit = {}): void => {
      const here = focused();
      const target = here && here !== document.body ? here : all(element, '.inbox')[0];
      target?.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...init }),
      );
    };
    type('j');
    await eventually(() => focused()?.matches('.row'));
    type('x');
    await showsText(element, 'Selected: 1');
    for (const place of ['2', '3']) {
      type('j');
      await eventually(() => focused()?.closest('li')?.getAttribute('aria-posinset') === place);
    }
    type('X');
    await showsText(element, 'Selected: 3');
    await press(element, 'Clear selection');
    all(element, '.row')[0]?.focus();
    type('a', { ctrlKey: true });
    await showsText(element, 'Selected: 3');
  });

  it('names what is shown, shares it, changes and deletes it', async () => {
    const desk = await staffDesk();
    await submitted(desk);
    await submitted(desk, { category: 'delivery', subcategory: undefined });
    const element = inbox(desk);
    await showsText(element, '2 cases');
    await press(element, 'Filters');
    fill(element, 'Department', 'care');
    await showsText(element, '1 case');
    await press(element, 'Save as a view…');
    const dialog = () => all(element, 'dialog.view')[0] as Element;
    await eventually(() => control(dialog(), 'Name'));
    fill(dialog(), 'Name', 'Care only');
    control(dialog(), 'Share').click();
    await expect(element).to.be.accessible();
    await press(dialog(), 'Save');
    await eventually(() => button(element, 'Care only 1').getAttribute('aria-current') === 'true');
    const [view] = await desk.views();
    expect(view).to.deep.include({
      name: 'Care only',
      shared: true,
      query: { queue: 'open', department: 'care', sort: 'due' },
    });

    await press(element, /^All cases/);
    await showsText(element, '2 cases');
    await press(element, 'Care only 1');
    await showsText(element, '1 case');
    expect(control(element, 'Department').value).to.equal('care');

    await press(element, 'Change view Care only');
    await eventually(() => control(dialog(), 'Name'));
    fill(dialog(), 'Name', 'Care');
    await press(dialog(), 'Save');
    await eventually(() => button(element, 'Care 1'));
    await press(element, 'Change view Care');
    await press(dialog(), 'Delete view');
    await eventually(() => !text(element).includes('Saved views'));
    expect(await desk.views()).to.deep.equal([]);
  });
});
