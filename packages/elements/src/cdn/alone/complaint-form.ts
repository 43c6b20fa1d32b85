import { early } from '../ask-early.ts';
import { define } from '../../define/define.ts';
import { ComplaintForm } from '../../form/complaint-form.ts';
import { policyQuestions } from '../../form/policy-questions.ts';

/** How long the first look waits for the categories, in milliseconds: one look with them is sooner done than two. */
const patience = 60;

// What a category brings with it is there before somebody can choose one.
ComplaintForm.own = policyQuestions;

const ready = (): void => {
  define('complaint-form', ComplaintForm);
};
if (!early || early.info) ready();
else {
  const answered = Promise.allSettled([early.answer]);
  void Promise.race([answered, new Promise((resolve) => setTimeout(resolve, patience))]).then(ready);
}
export { ComplaintForm };
