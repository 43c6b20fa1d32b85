import { expect, fixture, fixtureSync, html } from '@open-wc/testing';
import type { PageDesk } from '@redress/client/page';
import { holdsDraft, keptDrafts } from '../../test/drafts.ts';
import { behindNetwork, freshDesk, unique } from '../../test/desk.ts';
import { button, control, eventually, fill, hasControl, next, press, shows } from '../../test/person.ts';
import '../define/complaint-form.ts';
import type { ComplaintForm } from './complaint-form.ts';

async function open(
  client: ComplaintForm['client'],
  key = unique('form'),
  more: Partial<ComplaintForm> = {},
): Promise<ComplaintForm> {
  const element = await fixture<ComplaintForm>(
    html`<complaint-form .client=${client} draft-key=${key}></complaint-form>`,
  );
  Object.assign(element, more);
  await eventually(() => shows(element, 'Up to 2 files'), 'the form is whole');
  return element;
}

async function fillIn(element: ComplaintForm): Promise<void> {
  await fill(element, 'What is it about?', 'product');
  await fill(element, 'In a few words', 'The kettle leaks');
  await fill(element, 'What happened?', 'From the bottom.');
  await fill(element, 'Name', 'Ada');
  await fill(element, 'I agree', true);
}

const picture = async (width = 40): Promise<File> => {
  const canvas = Object.assign(document.createElement('canvas'), { width, height: 30 });
  canvas.getContext('2d')?.fillRect(0, 0, 20, 20);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg');
  });
  return new File([blob ?? ''], 'kettle.jpg', { type: 'image/jpeg' });
};

const drop = (element: ComplaintForm, ...files: File[]): void => {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  element.renderRoot.querySelector('form')?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
};

describe('<complaint-form>', () => {
  let desk: PageDesk;
  before(async () => {
    desk = await freshDesk();
  });

  it('sends a complaint and shows number, receipt and the promised deadline', async () => {
    const element = await open(desk);
    await fillIn(element);
    setTimeout(() => void press(element, 'Send complaint'));
    const { number, receipt } = await next(element, 'complaint-submitted');
    await eventually(() => shows(element, 'We have your complaint'));
    expect(shows(element, number)).to.equal(true);
    expect(shows(element, receipt)).to.equal(true);
    expect(shows(element, 'Decision by')).to.equal(true);
    const { complaint } = await desk.track(receipt);
    expect(complaint).to.deep.include({
      category: 'product',
      title: 'The kettle leaks',
      consent: true,
      channel: 'web',
    });
    expect(complaint.customer?.name).to.equal('Ada');
    await expect(element).to.be.accessible();
    await press(element, 'Make another complaint');
    await press(element, 'Yes, I have it');
    await eventually(() => hasControl(element, 'In a few words'));
    expect(control(element, 'In a few words').value).to.equal('');
  });

  it('says what is missing, links it and goes there', async () => {
    const element = await open(desk);
    await press(element, 'Send complaint');
    await eventually(() => shows(element, 'things are still needed'));
    expect(element.shadowRoot?.activeElement?.classList.contains('wrong')).to.equal(true);
    const title = control(element, 'In a few words');
    expect(title.getAttribute('aria-invalid')).to.equal('true');
    const described = title.getAttribute('aria-describedby') ?? '';
    expect(element.renderRoot.querySelector(`#${described}`)?.textContent).to.equal('Please fill this in.');
    const links = [...element.renderRoot.querySelectorAll<HTMLAnchorElement>('.wrong a')];
    links.find((link) => link.textContent === 'In a few words')?.click();
    await eventually(() => element.shadowRoot?.activeElement === title);
    await expect(element).to.be.accessible();
    await fill(element, 'In a few words', 'Now');
    expect(control(element, 'In a few words').hasAttribute('aria-invalid')).to.equal(false);
  });

  it('keeps what was typed, with its files, and gives it back', async () => {
    const key = unique('kept');
    const first = await open(desk, key);
    await fill(first, 'In a few words', 'The kettle leaks');
    drop(first, await picture());
    await eventually(() => shows(first, 'kettle.jpg'));
    await eventually(() => shows(first, 'Saved on this device.'));
    first.remove();
    const second = await open(desk, key);
    await eventually(() => shows(second, 'We kept what you had written.'));
    expect(control(second, 'In a few words').value).to.equal('The kettle leaks');
    expect(shows(second, 'kettle.jpg')).to.equal(true);
    await expect(second).to.be.accessible();
    await press(second, 'Discard it');
    await press(second, 'Discard it');
    await eventually(() => control(second, 'In a few words').value === '');
    expect(shows(second, 'kettle.jpg')).to.equal(false);
  });

  it('does not lose what is typed before the draft is open', async () => {
    const key = unique('early');
    const element = await fixture<ComplaintForm>(
      html`<complaint-form .client=${desk} draft-key=${key}></complaint-form>`,
    );
    await fill(element, 'In a few words', 'Early');
    await eventually(() => shows(element, 'Saved on this device.'));
    expect(control(element, 'In a few words').value).to.equal('Early');
  });

  it('keeps what is typed into a form that goes before its draft is open, and leaves it to the next', async () => {
    const key = unique('gone');
    const first = await fixture<ComplaintForm>(
      html`<complaint-form .client=${desk} draft-key=${key}></complaint-form>`,
    );
    const filled = fill(first, 'In a few words', key);
    first.remove();
    await filled;
    await eventually(async () => (await keptDrafts()).includes(`"title":"${key}"`));
    await eventually(async () => !(await holdsDraft()), 'the first one lets go of it');
    const second = await open(desk, key);
    await eventually(() => control(second, 'In a few words').value === key);
    // An element that is only moved goes on with it.
    const box = second.parentElement as HTMLElement;
    second.remove();
    box.append(second);
    await eventually(() => shows(second, 'We kept what you had written.'));
    await fill(second, 'In a few words', 'Moved');
    await eventually(async () => (await keptDrafts()).includes('Moved'));
  });

  it('asks what the policy asks of a category, under its conditions', async () => {
    const element = await open(desk);
    expect(hasControl(element, 'Somebody was hurt')).to.equal(false);
    await fill(element, 'What is it about?', 'product');
    await eventually(() => hasControl(element, 'Somebody was hurt'));
    expect(hasControl(element, 'Which doctor?')).to.equal(false);
    await fill(element, 'Somebody was hurt', true);
    await eventually(() => hasControl(element, 'Which doctor?'));
    await fill(element, 'Which doctor?', 'Dr. Who');
    await fill(element, 'Somebody was hurt', false);
    await eventually(() => !hasControl(element, 'Which doctor?'));
    await fillIn(element);
    setTimeout(() => void press(element, 'Send complaint'));
    const { receipt } = await next(element, 'complaint-submitted');
    expect((await desk.track(receipt)).complaint.fields).to.equal(undefined);
  });

  it('refuses files by what they are, and takes no more than the policy lets in', async () => {
    const element = await open(desk);
    drop(element, new File(['MZ\u0090\u0000\u0003'], 'photo.jpg', { type: 'image/jpeg' }));
    await eventually(() => shows(element, '“photo.jpg” is not a kind of file we can take.'));
    drop(element, new File([new Uint8Array(200_001)], 'big.png', { type: 'image/png' }));
    await eventually(() => shows(element, '“big.png” is too large'));
    drop(element, new File([], 'empty.png', { type: 'image/png' }));
    await eventually(() => shows(element, '“empty.png” is empty.'));
    await expect(element).to.be.accessible();
    drop(element, await picture(), await picture());
    await eventually(() => shows(element, '“kettle.jpg” was not added: it is the same'));
    drop(element, await picture(41), await picture(42));
    await eventually(() => shows(element, 'at most 2 files are allowed'));
    expect(element.renderRoot.querySelectorAll('.file')).to.have.lengthOf(2);
  });

  it('shows that it waits while the line is cut, and sends once when it is back', async () => {
    let cut = false;
    const element = await open(behindNetwork(desk, (path) => (cut && path !== '/form' ? { kind: 'cut' } : undefined)));
    await fillIn(element);
    cut = true;
    await press(element, 'Send complaint');
    await eventually(() => shows(element, 'Not sent yet'));
    expect(shows(element, 'There is no connection at the moment.')).to.equal(true);
    await expect(element).to.be.accessible();
    cut = false;
    setTimeout(() => void press(element, 'Try now'));
    const { number } = await next(element, 'complaint-submitted');
    const { rows } = await desk.cases({ search: 'kettle', limit: 200 });
    expect(rows.filter((row) => row.number === number)).to.have.lengthOf(1);
  });

  it('gives a complaint back that the desk refuses, with what it did not take', async () => {
    const refused = {
      kind: 'raw',
      status: 422,
      headers: { 'content-type': 'application/problem+json' },
      body: JSON.stringify({ code: 'invalid-complaint', params: {}, issues: [{ code: 'too-long', path: '/title' }] }),
    } as const;
    const element = await open(behindNetwork(desk, (path) => (path === '/complaints' ? refused : undefined)));
    await fillIn(element);
    await press(element, 'Send complaint');
    await eventually(() => shows(element, 'The desk could not take the complaint as it is.'));
    expect(control(element, 'In a few words').value).to.equal('The kettle leaks');
    expect(control(element, 'In a few words').getAttribute('aria-invalid')).to.equal('true');
    await expect(element).to.be.accessible();
  });

  it('goes step by step, and not past what is missing', async () => {
    const element = await open(desk);
    element.layout = 'steps';
    await element.updateComplete;
    expect(shows(element, 'Step 1 of 4')).to.equal(true);
    expect(hasControl(element, 'Name')).to.equal(false);
    await press(element, 'Continue');
    await eventually(() => shows(element, 'things are still needed'));
    await fill(element, 'What is it about?', 'product');
    await fill(element, 'In a few words', 'The kettle leaks');
    await fill(element, 'What happened?', 'From the bottom.');
    await press(element, 'Continue');
    await eventually(() => shows(element, 'Step 2 of 4'));
    await eventually(() => element.shadowRoot?.activeElement?.id === 'h-details');
    await expect(element).to.be.accessible();
    await press(element, 'Back');
    await eventually(() => control(element, 'In a few words').value === 'The kettle leaks');
  });

  it('speaks the language around it, and reads right to left', async () => {
    const page = fixtureSync(
      html`<div lang="ar"><complaint-form .client=${desk} draft-key=${unique('ar')}></complaint-form></div>`,
    );
    const element = page.querySelector('complaint-form') as ComplaintForm;
    await eventually(() => shows(element, 'تقديم شكوى'));
    const base = element.renderRoot as HTMLElement;
    expect([base.lang, base.dir]).to.deep.equal(['ar', 'rtl']);
    await expect(element).to.be.accessible();
    page.setAttribute('lang', 'de');
    await eventually(() => shows(element, 'Beschwerde einreichen'));
    expect([base.lang, base.dir]).to.deep.equal(['de', 'ltr']);
    element.strings = { heading: 'Meckerkasten' };
    await eventually(() => shows(element, 'Meckerkasten'));
  });

  it('opens as a dialog from its button, and keeps what was typed when it is closed', async () => {
    const element = await fixture<ComplaintForm>(
      html`<complaint-form launcher .client=${desk} draft-key=${unique('dialog')}></complaint-form>`,
    );
    expect(hasControl(element, 'In a few words')).to.equal(false);
    await expect(element).to.be.accessible();
    await press(element, 'Make a complaint');
    await eventually(() => hasControl(element, 'In a few words'));
    expect(element.renderRoot.querySelector('dialog')?.open).to.equal(true);
    await fill(element, 'In a few words', 'Kept');
    setTimeout(() => {
      element.close();
    });
    await next(element, 'complaint-close');
    await element.show();
    expect(control(element, 'In a few words').value).to.equal('Kept');
  });

  it('lets the site send it its own way', async () => {
    const element = await open(desk);
    await fillIn(element);
    element.addEventListener('complaint-submit', (event) => {
      event.preventDefault();
    });
    setTimeout(() => void press(element, 'Send complaint'));
    const { complaint } = await next(element, 'complaint-submit');
    expect(complaint.title).to.equal('The kettle leaks');
    expect(button(element, 'Send complaint').isConnected).to.equal(true);
  });

  it('takes part in a form around it', async () => {
    const page = fixtureSync<HTMLFormElement>(
      html`<form><complaint-form name="complaint" .client=${desk} draft-key=${unique('in')}></complaint-form></form>`,
    );
    const element = page.querySelector('complaint-form') as ComplaintForm;
    await eventually(() => shows(element, 'Up to 2 files'));
    expect(page.checkValidity()).to.equal(false);
    await fillIn(element);
    await eventually(() => page.checkValidity());
    expect(JSON.parse(new FormData(page).get('complaint') as string)).to.include({ title: 'The kettle leaks' });
  });
});
