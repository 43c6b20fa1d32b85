const en = {
  heading: 'Follow your complaint',
  receipt: 'Receipt',
  'receipt.help': 'You were given it when you sent the complaint: 28 letters and digits.',
  open: 'Show complaint',
  loading: 'Loading…',
  'error.unknown': 'Something went wrong. Please try again. ({code})',
  'error.offline': 'There is no connection at the moment.',
} as const;

export default en;
