import type {} from '@redress/elements';

// The receipt goes where it would from a link: into the fragment, which the tracker reads and no server sees.
document.querySelector('complaint-form')?.addEventListener('complaint-submitted', ({ receipt }) => {
  location.hash = `receipt=${receipt}`;
});
