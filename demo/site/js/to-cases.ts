/** A chosen figure or case leads to the inbox; what to show there travels in the address, behind the `#`. */
const { body } = document;
const go = (to: Record<string, string>): void => {
  location.href = `./staff.html#${new URLSearchParams(to).toString()}`;
};

for (const element of body.querySelectorAll<HTMLElement>('complaint-dashboard, complaint-report')) {
  element.addEventListener('complaint-figures-chosen', (event) => {
    go({ view: JSON.stringify((event as Event & { readonly query: object }).query) });
  });
  element.addEventListener('complaint-case-chosen', (event) => {
    go({ case: (event as Event & { readonly number: string }).number });
  });
}
