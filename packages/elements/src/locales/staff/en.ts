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
  'sign-in.code': 'Code',
  'sign-in.code.hint': 'Six digits of your authenticator, or a backup code.',
  'sign-in.code.wrong': 'The code is not right, or was used already. Wait for the next one.',
  'signed-in': 'Signed in as {name}',
  'sign-out': 'Sign out',
  'why.stage.severity': 'Severity',
  'why.stage.department': 'Department',
  'why.stage.deadline': 'Deadline',
  'why.default': 'No rule matched: the policy’s default applies.',
  'why.actual': 'is {actual}',
  'why.missing': 'Rules asked for facts that the complaint does not have: {facts}.',
  'error.account-locked': 'Too many wrong codes. Try again in a quarter of an hour, or ask an administrator.',
  'error.totp-enrolment-required': 'Set up an authenticator first: this desk asks for two-step sign-in.',
} as const satisfies Messages;

export default en;
export type OwnKey = keyof typeof en;
