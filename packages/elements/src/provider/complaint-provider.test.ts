import { expect, fixtureSync, html } from '@open-wc/testing';
import type { PageDesk } from '@redress/client/page';
import { complaint, freshDesk, unique } from '../../test/desk.ts';
import { eventually, shows } from '../../test/person.ts';
import '../define/complaint-tracker.ts';
import type { ComplaintTracker } from '../tracker/complaint-tracker.ts';
import type { ComplaintProvider } from './complaint-provider.ts';

const tracked = (root: ParentNode): ComplaintTracker => root.querySelector('complaint-tracker') as ComplaintTracker;

describe('<complaint-provider>', () => {
  let desk: PageDesk;
  let receipt: string;
  before(async () => {
    desk = await freshDesk();
    ({ receipt } = await desk.submit(complaint, { key: unique('key') }));
  });

  it('gives its desk to what is inside, also when it is defined after it', async () => {
    expect(customElements.get('complaint-provider')).to.equal(undefined);
    const page = fixtureSync<ComplaintProvider>(
      html`<complaint-provider><complaint-tracker receipt=${receipt}></complaint-tracker></complaint-provider>`,
    );
    page.client = desk;
    await import('../define/complaint-provider.ts');
    await eventually(() => shows(tracked(page), 'The kettle leaks'));
  });

  it('is found through shadow roots, and tells of another desk', async () => {
    const page = fixtureSync<ComplaintProvider>(
      html`<complaint-provider api="/nowhere"><div></div></complaint-provider>`,
    );
    const root = page.querySelector('div')?.attachShadow({ mode: 'open' });
    const element = document.createElement('complaint-tracker');
    element.receipt = receipt;
    root?.append(element);
    await element.updateComplete;
    expect(shows(element, 'The kettle leaks')).to.equal(false);
    page.client = desk;
    await eventually(() => shows(element, 'The kettle leaks'));
  });

  it('stands back behind an element’s own client', async () => {
    const page = fixtureSync(
      html`<complaint-provider api="/nowhere"
        ><complaint-tracker .client=${desk} receipt=${receipt}></complaint-tracker
      ></complaint-provider>`,
    );
    await eventually(() => shows(tracked(page), 'The kettle leaks'));
  });
});
