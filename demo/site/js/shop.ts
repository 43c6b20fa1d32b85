import '@redress/elements/complaint-form';

const form = document.querySelector('complaint-form');
for (const button of document.querySelectorAll('[data-complain]')) {
  button.addEventListener('click', () => void form?.show());
}
