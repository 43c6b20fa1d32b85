const en = {
  loading: 'Loading…',
  retry: 'Try again',
  close: 'Close',
  cancel: 'Cancel',
  back: 'Back',
  'error.unknown': 'Something went wrong on our side. Please try again. (Code: {code})',
  'error.offline': 'There is no connection at the moment.',
  'error.timeout': 'The answer took too long. Please try again.',
  'error.aborted': 'The request was cancelled.',
  'error.server-error': 'Our service has a fault at the moment. Please try again in a few minutes.',
  'error.not-a-desk':
    'Our service cannot be reached: something else answered. Are you perhaps on a network that asks you to sign in first?',
  'error.rate-limited': {
    one: 'Too many requests. Please try again in one second.',
    other: 'Too many requests. Please try again in {count} seconds.',
  },
  'error.body-too-large': 'This is too large to be sent. Please remove a file or shorten the text.',
  'error.unauthenticated': 'Please sign in again.',
  'error.forbidden': 'You are not allowed to do this.',
  'error.no-policy': 'Complaints cannot be taken here yet: the desk has not been set up.',
  'error.unknown-receipt': 'We find no complaint with this receipt. Please check that you have copied all of it.',
  'error.invalid-receipt': 'This does not look like a receipt. Please check that you have copied all of it.',
  'error.version-conflict': 'Someone changed this meanwhile. Please look at it again.',
  'error.refused': 'This is no longer possible at the present stage.',
  'error.unknown-upload': 'A file did not arrive. Please attach it again.',
  'error.file-too-large': '“{name}” is too large: at most {limit} are allowed.',
  'error.file-type-refused': '“{name}” is not a kind of file we can take.',
  'error.file-empty': '“{name}” is empty.',
  'error.picture-unreadable': '“{name}” can’t be read as a picture. Please try another.',
} as const;

export default en;
