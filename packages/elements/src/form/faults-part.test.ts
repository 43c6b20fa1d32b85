import { expect, fixtureSync, html } from '@open-wc/testing';
import type { PageDesk } from '@redress/client/page';
import { freshDesk, unique } from '../../test/desk.ts';
import { control, eventually, fill, shows } from '../../test/person.ts';
import '../define/complaint-form.ts';
import type { ComplaintForm } from './complaint-form.ts';

describe('<complaint-form> in a form of the page', () => {
  let desk: PageDesk;
  let page: HTMLFormElement;
  let element: ComplaintForm;
  before(async () => {
    desk = await freshDesk();
  });
  beforeEach(async () => {
    page = fixtureSync<HTMLFormElement>(
      html`<form>
        <label for="the-form">Your complaint</label>
        <complaint-form id="the-form" name="complaint" .client=${desk} draft-key=${unique('in')}></complaint-form>
      </form>`,
    );
    element = page.querySelector('complaint-form') as ComplaintForm;
    await eventually(() => shows(element, 'Up to 2 files'));
  });

  const focused = (): string | undefined => element.shadowRoot?.activeElement?.id;

  it('has the browser point at the first thing that is wrong', async () => {
    await fill(element, 'What is it about?', 'product');
    await eventually(() => !page.reportValidity() && focused() === 'q-title');
    await fill(element, 'In a few words', 'It leaks');
    await eventually(() => !page.reportValidity() && focused() === 'q-description');
  });

  it('takes the focus, also from a label of the page', () => {
    element.focus();
    expect(focused()).to.equal('q-category');
    control(element, 'In a few words').focus();
    expect(focused()).to.equal('q-title');
    page.querySelector('label')?.click();
    expect(focused()).to.equal('q-category');
  });
});
