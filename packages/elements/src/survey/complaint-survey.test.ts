import { expect, fixture, fixtureSync, html } from '@open-wc/testing';
import type { Submitted } from '@redress/desk';
import { openDraft } from '@redress/client/drafts';
import type { PageDesk } from '@redress/client/page';
import { MemoryShelf } from '../../../client/src/storage/memory-shelf.ts';
import { command, complaint, freshDesk, unique } from '../../test/desk.ts';
import { holdsDraft, keptDrafts } from '../../test/drafts.ts';
import { eventually, fill, next, press, shows } from '../../test/person.ts';
import '../define/complaint-survey.ts';
import type { ComplaintSurvey } from './complaint-survey.ts';

const open = (desk: PageDesk, receipt: string): Promise<ComplaintSurvey> =>
  fixture<ComplaintSurvey>(html`<complaint-survey .client=${desk} receipt=${receipt}></complaint-survey>`);

function rate(element: ComplaintSurvey, name: string, value: string): void {
  const radio = element.renderRoot.querySelector<HTMLInputElement>(`input[name="${name}"][value="${value}"]`);
  radio?.click();
}

describe('<complaint-survey>', () => {
  let desk: PageDesk;
  let sent: Submitted;
  before(async () => {
    desk = await freshDesk();
  });
  beforeEach(async () => {
    sent = await desk.submit(complaint, { key: unique('key') });
  });

  const finish = async (): Promise<void> => {
    const proposal = { outcome: 'upheld', plan: 'Sorry.', remedy: { type: 'apology' } } as const;
    await command(desk, sent.number, { type: 'investigate' }, { type: 'propose', proposal }, { type: 'offer' });
    await desk.act(sent.receipt, { type: 'accept' });
    await command(desk, sent.number, { type: 'follow-up' });
  };

  it('says that there is nothing to rate yet, and what is wrong with a receipt', async () => {
    const early = await open(desk, sent.receipt);
    await eventually(() => shows(early, 'There is nothing to rate at the moment'));
    await expect(early).to.be.accessible();
    const wrong = await open(desk, '0000-0000-0000-0000-0000-0000-0000');
    await eventually(() => shows(wrong, 'We find no complaint with this receipt.'));
  });

  it('asks by radio groups with named ends, takes one answer, and lets it be changed', async () => {
    await finish();
    const element = await open(desk, sent.receipt);
    await eventually(() => element.renderRoot.querySelector('form'));
    await expect(element).to.be.accessible();
    const labels = [...element.renderRoot.querySelectorAll('input[name="overall"]')].map((it) =>
      it.getAttribute('aria-label'),
    );
    expect(labels).to.deep.equal(['1, very bad', '2', '3', '4', '5, very good']);
    await press(element, 'Send');
    await eventually(() => shows(element, 'Please answer at least one question.'));
    rate(element, 'overall', '4');
    rate(element, 'nps', '0');
    rate(element, 'ces', '7');
    rate(element, 'resolved', 'yes');
    await fill(element, 'Anything else', 'Thanks');
    setTimeout(() => void press(element, 'Send'));
    const { survey } = await next(element, 'complaint-survey-answered');
    expect(survey).to.deep.equal({ overall: 4, nps: 0, ces: 7, resolved: true, comment: 'Thanks' });
    expect((await desk.track(sent.receipt)).survey).to.deep.equal(survey);
    await eventually(() => shows(element, 'Thank you.'));
    await expect(element).to.be.accessible();

    const again = await open(desk, sent.receipt);
    await eventually(() => shows(again, 'Thank you.'));
    await press(again, 'Change my answer');
    expect(again.renderRoot.querySelector<HTMLInputElement>('input[name="overall"][value="4"]')?.checked).to.equal(
      true,
    );
    rate(again, 'overall', '2');
    await press(again, 'Send');
    await eventually(() => shows(again, 'Thank you.'));
    expect((await desk.track(sent.receipt)).survey?.overall).to.equal(2);
  });

  it('asks for the reasons of a low or a high score, by chips', async () => {
    await finish();
    const element = await open(desk, sent.receipt);
    await eventually(() => element.renderRoot.querySelector('form'));
    rate(element, 'overall', '3');
    await element.updateComplete;
    expect(shows(element, 'What was not right?')).to.equal(false);
    rate(element, 'overall', '1');
    await eventually(() => shows(element, 'What was not right?'));
    await fill(element, 'Too slow', true);
    await fill(element, 'Unfriendly', true);
    await fill(element, 'Too slow', false);
    await expect(element).to.be.accessible();
    setTimeout(() => void press(element, 'Send'));
    const { survey } = await next(element, 'complaint-survey-answered');
    expect(survey).to.deep.equal({ overall: 1, reasons: ['unfriendly'] });
  });

  it('keeps what is answered until it is sent, also when the tab goes', async () => {
    await finish();
    const first = await open(desk, sent.receipt);
    await eventually(() => first.renderRoot.querySelector('form'));
    rate(first, 'overall', '5');
    await fill(first, 'Anything else', 'Ann was patient');
    first.remove();
    await eventually(async () => (await keptDrafts()).includes('Ann was patient'));
    await eventually(async () => !(await holdsDraft()), 'the first one lets go of it');
    const second = await open(desk, sent.receipt);
    await eventually(
      () => second.renderRoot.querySelector<HTMLTextAreaElement>('textarea')?.value === 'Ann was patient',
    );
    expect(second.renderRoot.querySelector<HTMLInputElement>('input[name="overall"][value="5"]')?.checked).to.equal(
      true,
    );
    await press(second, 'Send');
    await eventually(() => shows(second, 'Thank you.'));
    await eventually(async () => !(await keptDrafts()).includes('Ann was patient'));
  });

  it('keeps what is answered in a survey that goes before its draft is open', async () => {
    await finish();
    const gone = new Promise<ComplaintSurvey>((resolve) => {
      const first = fixtureSync<ComplaintSurvey>(
        html`<complaint-survey .client=${desk} receipt=${sent.receipt}></complaint-survey>`,
      );
      const look = new MutationObserver(() => {
        if (!first.renderRoot.querySelector('form')) return;
        look.disconnect();
        rate(first, 'overall', '4');
        first.remove();
        resolve(first);
      });
      void first.updateComplete.then(() => {
        look.observe(first.renderRoot, { subtree: true, childList: true });
      });
    });
    await gone;
    await eventually(async () => (await keptDrafts()).includes('"overall":4'));
    await eventually(async () => !(await holdsDraft()), 'the first one lets go of it');
    const second = await open(desk, sent.receipt);
    await eventually(
      () => second.renderRoot.querySelector<HTMLInputElement>('input[name="overall"][value="4"]')?.checked,
    );
  });

  it('is answered where another one of the page has answered it, also while its draft was being opened', async () => {
    await finish();
    let go: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => (go = resolve));
    // Drafts of a page are opened one after the other.
    const held = openDraft('held', {
      shelf: new (class extends MemoryShelf {
        override async all(...args: Parameters<MemoryShelf['all']>): Promise<never[]> {
          await gone;
          return super.all(...args) as Promise<never[]>;
        }
      })(),
    });
    const element = await fixture<ComplaintSurvey>(
      html`<complaint-survey .client=${desk} receipt=${sent.receipt}></complaint-survey>`,
    );
    await eventually(() => element.renderRoot.querySelector('form'));
    await desk.act(sent.receipt, { type: 'answer-survey', survey: { overall: 5 } });
    element.receipt = undefined;
    await element.updateComplete;
    element.receipt = sent.receipt;
    await eventually(() => element.view?.survey);
    go();
    await (await held).close();
    await (await openDraft('after')).close();
    await eventually(() => shows(element, 'Thank you.'));
    expect(await keptDrafts()).not.to.include(sent.number);
  });

  it('opens by a link of its own, which the page’s address may carry, and answers without the receipt', async () => {
    await finish();
    const token = await desk.surveyToken(sent.receipt);
    history.replaceState(null, '', `#survey=${token}`);
    try {
      const element = await fixture<ComplaintSurvey>(html`<complaint-survey .client=${desk}></complaint-survey>`);
      await eventually(() => element.renderRoot.querySelector('form'));
      rate(element, 'overall', '5');
      await press(element, 'Send');
      await eventually(() => shows(element, 'Thank you.'));
      expect((await desk.track(sent.receipt)).survey).to.deep.equal({ overall: 5 });
      await press(element, 'Change my answer');
      rate(element, 'overall', '3');
      await press(element, 'Send');
      await eventually(() => shows(element, 'Thank you.'));
      expect((await desk.survey(token)).survey).to.deep.equal({ overall: 3 });
      element.token = `${sent.number}.${sent.receipt}`;
      await eventually(() => shows(element, 'We find no complaint with this receipt.'));
    } finally {
      history.replaceState(null, '', location.pathname + location.search);
    }
  });

  it('asks only what the site wants asked', async () => {
    await finish();
    const element = await open(desk, sent.receipt);
    element.ask = 'overall comment';
    await eventually(() => element.renderRoot.querySelectorAll('fieldset').length === 1);
    expect(element.renderRoot.querySelectorAll('textarea')).to.have.lengthOf(1);
  });
});
