/** Shows in the inbox what was chosen on the page of figures. */
const chosen = new URLSearchParams(location.hash.slice(1));
const inbox = document.querySelector<HTMLElement & { view?: unknown; case?: string }>('complaint-inbox');
const view = chosen.get('view');
const number = chosen.get('case');

if (inbox && view) inbox.view = JSON.parse(view) as unknown;
if (inbox && number) inbox.case = number;
