import type { Messages } from '../../base/messages.ts';

/** What all pages for staff say. */
const en = {
  'sign-in.title': 'Sign in',
  'sign-in.lead': 'This part is for staff.',
  'sign-in.email': 'Email',
  'sign-in.password': 'Password',
  'sign-in.submit': 'Sign in',
  'sign-in.missing': 'Enter your email address and password.',
  'sign-in.wrong': 'Email address or password is not right.',
  'signed-in': 'Signed in as {name}',
  'sign-out': 'Sign out',
  'why.stage.severity': 'Severity',
  'why.stage.department': 'Department',
  'why.stage.deadline': 'Deadline',
  'why.default': 'No rule matched: the policy’s default applies.',
  'why.actual': 'is {actual}',
  'why.missing': 'Rules asked for facts that the complaint does not have: {facts}.',
} as const satisfies Messages;

export default en;
export type OwnKey = keyof typeof en;
