import { EditorView } from '@codemirror/view';
import { expect, oneEvent } from '@open-wc/testing';
import type { PageDesk } from '@redress/client/page';
import {
  all,
  button,
  control,
  eventually,
  fill,
  focused,
  frame,
  press,
  showsText,
  staffDesk,
  staffPolicy,
  submitted,
  text,
} from '../../test/staff.ts';
import '../define/complaint-rules.ts';
import type { ComplaintPolicyPublishedEvent } from '../events/complaint-policy-published.ts';
import type { ComplaintRules } from './complaint-rules.ts';

const policyWith = (change: Record<string, unknown>): string => JSON.stringify({ ...staffPolicy, ...change }, null, 2);
const toCare = policyWith({ rules: [staffPolicy.rules[0]] });

async function rules(desk: PageDesk, lang = 'en'): Promise<ComplaintRules> {
  const place = frame(lang);
  place.style.setProperty('--redress-rules-height', '700px');
  const element = document.createElement('complaint-rules');
  element.client = desk;
  place.append(element);
  await eventually(() => all(element, '.cm-content').length, 'the editor has loaded');
  return element;
}

const editor = (element: ComplaintRules): HTMLElement => all(element, '.cm-content')[0] as HTMLElement;

/** Replaces the whole text, as selecting everything and pasting does. */
async function write(element: ComplaintRules, what: string): Promise<void> {
  const view = EditorView.findFromDOM(editor(element));
  view?.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: what }, userEvent: 'input.paste' });
  await showsText(element, 'Not published yet');
}

describe('<complaint-rules>', function () {
  // Many steps, and browsers slow the timers of a page that is not in front.
  this.timeout(40_000);

  beforeEach(() => {
    sessionStorage.removeItem('redress-policy-draft');
  });

  it('checks while it is typed, points to the line, and lets nothing broken out', async () => {
    const desk = await staffDesk('ada');
    const element = await rules(desk);
    await showsText(element, 'Version 1 is in force');
    await eventually(() => !text(element).includes('Checking…'));
    await expect(element).to.be.accessible();
    expect(button(element, 'Publish…').disabled).to.equal(true);

    await write(element, policyWith({ defaults: { severity: 'mild', department: 'care' } }));
    await showsText(element, 'There is no severity “mild”.');
    await expect(element).to.be.accessible();
    await press(element, /There is no severity “mild”/);
    await eventually(() => focused() === editor(element));
    // Only lines in view are drawn: the one pointed to is.
    await eventually(() => all(element, '.cm-lint-marker-error').length, 'the line is marked');
    const line = (all(element, '.cm-activeLine')[0] as HTMLElement).textContent;
    expect(line).to.include('mild');

    await press(element, 'Publish…');
    await showsText(element, '1 error must be put right first.');
    await expect(element).to.be.accessible();
    expect(button(element, 'Publish').getAttribute('aria-disabled')).to.equal('true');
  });

  it('tries a text on a complaint and on all past ones, then publishes it', async () => {
    const desk = await staffDesk('ada');
    const number = await submitted(desk);
    await submitted(desk, { category: 'delivery', subcategory: undefined });
    const element = await rules(desk);
    await write(element, toCare);

    await press(element, 'Try it');
    fill(element, 'Number of a past case', number);
    await press(element, 'Take its complaint');
    await eventually(() => control(element, 'Complaint as JSON').value.includes('The kettle leaks'));
    await press(element, 'Decide');
    await showsText(element, 'Customer care');
    await expect(element).to.be.accessible();
    fill(element, 'Complaint as JSON', '{');
    await press(element, 'Decide');
    await showsText(element, 'The complaint is not valid JSON.');

    await press(element, 'What it changes');
    await press(element, 'Run over past complaints');
    await showsText(element, '1 of 2 complaints would be decided differently.');
    await showsText(element, 'Quality Customer care 1');
    await expect(element).to.be.accessible();

    await press(element, 'Publish…');
    fill(element, 'What changes, and why', 'Care answers everything');
    const published = oneEvent(element, 'complaint-policy-published') as Promise<ComplaintPolicyPublishedEvent>;
    await press(element, 'Publish');
    expect((await published).version).to.equal(2);
    await showsText(element, 'Version 2 is in force.');
    expect((await desk.policy()).text).to.equal(toCare);
    await press(element, 'Versions');
    await showsText(element, 'Care answers everything');
    await press(element, 'Put version 1 into the editor');
    await showsText(element, 'Not published yet');
    await expect(element).to.be.accessible();
  });

  it('keeps a text when someone else was faster, and publishes over it only when told', async () => {
    const desk = await staffDesk('ada');
    const element = await rules(desk);
    await write(element, toCare);
    const theirs = policyWith({ name: 'Theirs' });
    await desk.publishPolicy(theirs, { version: 1 });
    await press(element, 'Publish…');
    await press(element, 'Publish');
    await showsText(element, 'Meanwhile version 2 was published. Your text is still here.');
    await expect(element).to.be.accessible();
    await press(element, 'Publish mine over it');
    await showsText(element, 'Version 3 is in force.');
    expect((await desk.policy()).text).to.equal(toCare);
  });

  it('shows what a rule does not mean by a complaint, and brings unpublished text back', async () => {
    const desk = await staffDesk('ada');
    const element = await rules(desk);
    const never = {
      ...staffPolicy.rules[1],
      name: 'never',
      conditions: {
        all: [
          { fact: 'category', operator: 'equal', value: 'product' },
          { fact: 'category', operator: 'equal', value: 'delivery' },
        ],
      },
    };
    await write(element, policyWith({ rules: [...staffPolicy.rules, never] }));
    await showsText(element, 'This rule can never fire.');
    await press(element, 'Try the complaint that shows it');
    await showsText(element, 'Why');
    element.remove();
    const again = await rules(desk);
    await showsText(again, 'Your unpublished changes from before are back.');
    await showsText(again, 'This rule can never fire.');
  });

  it('lets those look who may not publish', async () => {
    const desk = await staffDesk('sam');
    const element = await rules(desk);
    await showsText(element, 'Only administrators can publish.');
    expect(editor(element).getAttribute('aria-readonly')).to.equal('true');
    await expect(element).to.be.accessible();
  });

  for (const [lang, title] of [
    ['zh-Hans', '规则'],
    ['ar', 'القواعد'],
  ] as const) {
    it(`speaks ${lang}`, async () => {
      const desk = await staffDesk('ada');
      const element = await rules(desk, lang);
      await showsText(element, title);
      await expect(element).to.be.accessible();
    });
  }
});
