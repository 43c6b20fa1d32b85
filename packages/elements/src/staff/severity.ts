/** Tones of badges; unknown levels of a policy stay neutral. */
export const severityTone = (severity: string): string =>
  ({ critical: 'danger', high: 'warning', medium: 'accent' })[severity] ?? '';
