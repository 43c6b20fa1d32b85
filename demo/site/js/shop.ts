import type {} from '@redress/elements';

async function complain(): Promise<void> {
  await customElements.whenDefined('complaint-form');
  await document.querySelector('complaint-form')?.show();
}

for (const button of document.querySelectorAll('[data-complain]')) {
  button.addEventListener('click', () => void complain());
}
