import type { Command } from '@redress/cases';
import type { PageDesk } from '@redress/client/page';
import { but, each, everywhere, fill, press, until, type Stage, type State } from './page.ts';

type Tracker = HTMLElementTagNameMap['complaint-tracker'];

/** What happens to the case before it is looked at: commands of staff's and of the customer's. */
type Step = (Command & { readonly by?: 'customer' }) | ((stage: Stage) => Command & { readonly by?: 'customer' });

const by = (command: Command): Command & { by: 'customer' } => ({ ...command, by: 'customer' });
const investigate: Step = { type: 'investigate' };
const propose: Step = ({ words }) => ({
  type: 'propose',
  proposal: { outcome: 'upheld', plan: words.plan, remedy: { type: 'refund', amount: 4.5, currency: 'GBP' } },
});
const offered: readonly Step[] = [investigate, propose, { type: 'offer' }];
const dispute: Step = ({ words }) => by({ type: 'dispute', reason: words.reason });
const done: readonly Step[] = [...offered, by({ type: 'accept' }), { type: 'follow-up' }];
const closed: readonly Step[] = [...done, { type: 'code-cause', cause: 'logistics.damaged' }, { type: 'close' }];

async function caseAfter(
  stage: Stage,
  steps: readonly Step[],
  holds = false,
): Promise<{ desk: PageDesk; receipt: string }> {
  const desk = await stage.desk({ holds });
  const { number, receipt } = await desk.submit(stage.complaint, { key: crypto.randomUUID() });
  for (const step of steps) {
    const { by: actor, ...command } = typeof step === 'function' ? step(stage) : step;
    if (actor) await desk.act(receipt, command as Parameters<PageDesk['act']>[1]);
    else await desk.command(number, command as Command, (await desk.case(number)).case.version);
  }
  return { desk, receipt };
}

async function shown(stage: Stage, { desk, receipt }: { desk: PageDesk; receipt: string }): Promise<Tracker[]> {
  const all = await stage.put('complaint-tracker', (tracker) => {
    tracker.client = desk;
    tracker.receipt = receipt;
  });
  await everywhere(all, 'article');
  await until(() => all.every((tracker) => !tracker.shadowRoot?.querySelector('.survey-loading')), 'survey');
  return all;
}

const after =
  (steps: readonly Step[], holds = false): State =>
  async (stage) => {
    await shown(stage, await caseAfter(stage, steps, holds));
  };

const surveyShown = (all: readonly Tracker[]): Promise<void> =>
  until(
    () => each(all, 'complaint-survey').every((survey) => survey.shadowRoot?.querySelector('[type=submit]')),
    'the survey in it',
  );

export const trackerStates: Readonly<Record<string, State>> = {
  async asks(stage) {
    const desk = await stage.desk();
    await stage.put('complaint-tracker', (tracker) => {
      tracker.client = desk;
    });
  },
  async unknown(stage) {
    const desk = await stage.desk();
    const all = await stage.put('complaint-tracker', (tracker) => {
      tracker.client = desk;
    });
    await everywhere(all, '#receipt');
    await fill(all, '#receipt', 'ABCD-1234');
    await press(all, '[type=submit]');
    await everywhere(all, '#wrong .error');
  },
  accepted: after([], true),
  assigned: after([]),
  investigating: after([investigate]),
  async question(stage) {
    const { words } = stage;
    const asked = await caseAfter(stage, [investigate, { type: 'ask', of: 'customer', question: words.question }]);
    const all = await shown(stage, asked);
    await everywhere(all, '#message');
    await fill(all, '#message', words.answer);
  },
  'waits-for-others': after([
    investigate,
    ({ words }) => ({ type: 'ask', of: 'third-party', question: words.question }),
  ]),
  async messages(stage) {
    const { words } = stage;
    const { desk, receipt } = await caseAfter(stage, [
      investigate,
      { type: 'ask', of: 'customer', question: words.question },
    ]);
    const attachment = await desk.upload(
      new File(['%PDF-1.7 the receipt'], 'receipt.pdf', { type: 'application/pdf' }),
    );
    await desk.act(receipt, { type: 'send-message', message: { text: words.answer, attachments: [attachment] } });
    await shown(stage, { desk, receipt });
  },
  proposed: after([investigate, propose]),
  offered: after(offered),
  async disputing(stage) {
    const all = await shown(stage, await caseAfter(stage, offered));
    await press(all, '#do-dispute');
    await press(all, '.reason [type=submit]');
    await everywhere(all, '#reason-error .error');
  },
  disputed: after([...offered, dispute]),
  executing: after([...offered, by({ type: 'accept' })]),
  async 'follow-up'(stage) {
    await surveyShown(await shown(stage, await caseAfter(stage, done)));
  },
  async closed(stage) {
    await surveyShown(await shown(stage, await caseAfter(stage, closed)));
  },
  async reopening(stage) {
    const all = await shown(stage, await caseAfter(stage, closed));
    await surveyShown(all);
    await press(all, '#do-reopen');
  },
  async reopened(stage) {
    const reopen: Step = ({ words }) => by({ type: 'reopen', reason: words.reason });
    await shown(stage, await caseAfter(stage, [...closed, reopen]));
  },
  withdrawn: after([by({ type: 'withdraw' })]),
  rejected: after([({ words }) => ({ type: 'reject', reason: words.recourse })], true),
  referred: after([...offered, dispute, ({ words }) => ({ type: 'refer', recourse: words.recourse })]),
  async merged(stage) {
    const { desk, receipt } = await caseAfter(stage, []);
    const other = await desk.submit(stage.complaint, { key: crypto.randomUUID() });
    const { case: it } = await desk.case((await desk.track(receipt)).number);
    await desk.command(it.number, { type: 'merge', into: other.number }, it.version);
    await shown(stage, { desk, receipt });
  },
  extended: after([
    investigate,
    ({ words }) => ({ type: 'extend', clock: 'resolve', dueAt: '2026-03-27T17:00:00Z', reason: words.reason }),
  ]),
  async counted(stage) {
    const all = await shown(stage, await caseAfter(stage, []));
    for (const tracker of all)
      for (const details of tracker.shadowRoot?.querySelectorAll('details') ?? []) details.open = true;
  },
  async late(stage) {
    const { desk, receipt } = await caseAfter(stage, [investigate]);
    (globalThis as unknown as { later(days: number): void }).later(20);
    await shown(stage, { desk, receipt });
  },
  async offline(stage) {
    const { desk, receipt } = await caseAfter(stage, [investigate]);
    const all = await stage.put('complaint-tracker', (tracker) => {
      tracker.client = but(desk, {
        watch: (_: string, on) => {
          on.status?.('offline');
          return () => undefined;
        },
      });
      tracker.receipt = receipt;
    });
    await everywhere(all, 'article');
  },
};

type Survey = HTMLElementTagNameMap['complaint-survey'];

async function surveys(stage: Stage, steps: readonly Step[], set?: (survey: Survey) => void): Promise<Survey[]> {
  const { desk, receipt } = await caseAfter(stage, steps);
  return stage.put('complaint-survey', (survey) => {
    survey.client = desk;
    survey.receipt = receipt;
    set?.(survey);
  });
}

export const surveyStates: Readonly<Record<string, State>> = {
  async asking(stage) {
    await everywhere(await surveys(stage, done), '[type=submit]');
  },
  async short(stage) {
    const all = await surveys(stage, done, (survey) => {
      survey.ask = 'overall comment';
    });
    await everywhere(all, '[type=submit]');
  },
  async rated(stage) {
    const all = await surveys(stage, done);
    await everywhere(all, '[type=submit]');
    for (const survey of all)
      for (const selector of ['[name=overall][value="2"]', '[name=nps][value="3"]', '[name=resolved][value=no]'])
        survey.shadowRoot?.querySelector<HTMLInputElement>(selector)?.click();
  },
  async needed(stage) {
    const all = await surveys(stage, done);
    await everywhere(all, '[type=submit]');
    await press(all, '[type=submit]');
    await everywhere(all, '[role=alert] .error');
  },
  async answered(stage) {
    const [first, ...others] = await surveys(stage, done);
    if (!first) throw new Error('no column');
    await everywhere([first], '[type=submit]');
    first.shadowRoot?.querySelector<HTMLInputElement>('[name=overall][value="5"]')?.click();
    await press([first], '[type=submit]');
    await everywhere([first], '.thanks');
    // The others find it answered.
    for (const survey of others) {
      const { receipt } = survey;
      survey.receipt = undefined;
      await survey.updateComplete;
      survey.receipt = receipt;
    }
    await everywhere(others, '.thanks');
  },
  async 'not-yet'(stage) {
    await everywhere(await surveys(stage, []), 'p.muted:not([role])');
  },
  async 'no-receipt'(stage) {
    const desk = await stage.desk();
    const all = await stage.put('complaint-survey', (survey) => {
      survey.client = desk;
    });
    await everywhere(all, '[role=alert]');
  },
};
