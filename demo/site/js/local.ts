import '@redress/elements/complaint-provider';
import '@redress/elements/complaint-form';
import '@redress/elements/complaint-tracker';
import '@redress/elements/complaint-kpi';
import '@redress/elements/complaint-inbox';

// The receipt goes where it would from a link: into the fragment, which the tracker reads and no server sees.
document.querySelector('complaint-form')?.addEventListener('complaint-submitted', ({ receipt }) => {
  location.hash = `receipt=${receipt}`;
});
