import '@redress/elements/complaint-form';
import '@redress/elements/complaint-tracker';
import '@redress/elements/complaint-survey';
import { formStates } from './form-states.ts';
import { settled, stageIn, type State } from './page.ts';
import { surveyStates, trackerStates } from './tracker-states.ts';
import type { Shown } from './words.ts';

const states: Readonly<Record<string, State>> = Object.fromEntries(
  Object.entries({ form: formStates, tracker: trackerStates, survey: surveyStates }).flatMap(([element, all]) =>
    Object.entries(all).map(([name, state]) => [`${element}-${name}`, state]),
  ),
);

/** Receipts are made from a secret that is another one each time, and numbers go to who comes first. */
function evenOut(): void {
  const all = { '.secret': '7K2M-94QX-DV1B-RT6N-0HWE-PA3Y-5GZC', '.number': 'R-2026-000001' };
  for (const form of document.querySelectorAll('complaint-form')) {
    for (const [selector, text] of Object.entries(all))
      for (const found of form.shadowRoot?.querySelectorAll(selector) ?? []) found.textContent = text;
  }
  (document.activeElement as HTMLElement | null)?.blur();
}

export const page = {
  states: Object.keys(states),
  /** Brings elements into a state. @param themes classes, one a column. */
  async show(name: string, lang: Shown, themes: readonly string[]): Promise<void> {
    document.documentElement.lang = lang;
    document.documentElement.dir = lang === 'ar' ? 'rtl' : 'ltr';
    document.body.replaceChildren(
      ...themes.map((theme) => {
        const column = document.createElement('div');
        column.className = `column ${theme}`;
        return column;
      }),
    );
    await states[name]?.(stageIn(lang));
    await settled();
    evenOut();
    await settled();
  },
};
(globalThis as unknown as { screens: typeof page }).screens = page;
