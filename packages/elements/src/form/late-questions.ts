import { untilLoaded } from '../base/until-loaded.ts';
import { inPlace, type Shown } from './in-place.ts';
import { painted } from './painted.ts';
import { decideBy, policyQuestions } from './policy-questions.ts';
import type { Answers } from './question.ts';
import type { AskedInfo } from './quick-info.ts';

export { policyQuestions };

/** What decides about conditions, named by the build: all of it is asked for together. */
const parts = '__CONDITIONS__'.split(' ').filter((part) => part.startsWith('./'));
let decided: Promise<unknown> | undefined;

async function decide(): Promise<void> {
  const others = parts.map((part) => import(/* @vite-ignore */ part) as Promise<unknown>);
  const [{ shownFields }] = await Promise.all([import('./conditions.ts'), ...others]);
  decideBy(shownFields);
}

/** Shows what a category brings that was chosen before this was loaded, and gets ready what decides about conditions. */
export async function prepare(info: AskedInfo, form: Shown & { readonly answers: Answers }): Promise<void> {
  if (form.answers['category']) await inPlace(form);
  if (!info.fields.some(({ showIf }) => showIf)) return;
  await painted();
  await (decided ??= untilLoaded(decide));
  await inPlace(form);
}
