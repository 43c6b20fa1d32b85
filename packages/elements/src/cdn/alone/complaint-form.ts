import { answered } from '../ask-early.ts';
import { define } from '../../define/define.ts';
import { ComplaintForm } from '../../form/complaint-form.ts';

/** How long the first look waits for the categories, in milliseconds: one look with them is sooner done than two. */
const patience = 60;

// Where the page names the form's questions beside this script, they are there by now.
void Promise.race([answered, new Promise((resolve) => setTimeout(resolve, patience))]).then(() => {
  define('complaint-form', ComplaintForm);
});
export { ComplaintForm };
