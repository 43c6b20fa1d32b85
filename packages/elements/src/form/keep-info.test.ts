import { expect, fixture, html } from '@open-wc/testing';
import { freshDesk, unique } from '../../test/desk.ts';
import { control, eventually, fill, hasControl } from '../../test/person.ts';
import '../define/complaint-form.ts';
import type { ComplaintForm } from './complaint-form.ts';
import { keepInfo } from './keep-info.ts';
import { keptAt, quickInfo } from './quick-info.ts';

describe('what a form asks', () => {
  it('is there on a later visit without the desk, policy’s own questions included', async () => {
    const api = `/${unique('gone')}/api`;
    keepInfo(`${api}/`, await (await freshDesk()).form());
    const form = await fixture<ComplaintForm>(
      html`<complaint-form api=${api} draft-key=${unique('form')}></complaint-form>`,
    );
    await eventually(() => hasControl(form, 'What is it about?'));
    expect([...control(form, 'What is it about?').querySelectorAll('option')].map(({ value }) => value)).to.include(
      'delivery',
    );
    await fill(form, 'What is it about?', 'delivery');
    await eventually(() => hasControl(form, 'How many parcels?'));
    localStorage.removeItem(keptAt(api));
  });

  it('takes a day for today or past by the desk’s clock, whatever the device’s says', async () => {
    const api = `/${unique('desk')}/api`;
    const { fetch } = globalThis;
    const year = 365 * 86_400_000;
    const info = await (await freshDesk()).form();
    const answer = (to: number): void => {
      const headers = { date: new Date(to).toUTCString() };
      globalThis.fetch = (request, init) =>
        new Request(request).url.endsWith(`${api}/form`)
          ? Promise.resolve(Response.json(info, { headers }))
          : fetch(request, init);
    };
    try {
      for (const off of [year, -year]) {
        answer(Date.now() + off);
        const form = await fixture<ComplaintForm>(
          html`<complaint-form api=${api} draft-key=${unique('form')}></complaint-form>`,
        );
        const today = new Intl.DateTimeFormat('sv').format(Date.now() + off);
        const label = 'When did it happen?';
        await eventually(() => hasControl(form, label) && control(form, label).max === today, today);
      }
    } finally {
      globalThis.fetch = fetch;
      localStorage.removeItem(keptAt(api));
    }
  });

  it('is asked anew where nothing, or nonsense, was kept', async () => {
    const api = `/${unique('gone')}/api`;
    expect(quickInfo(api).now).to.equal(undefined);
    localStorage.setItem(keptAt(api), '{"categories":');
    expect(quickInfo(api).now).to.equal(undefined);
    expect(await quickInfo(api).fresh()).to.equal(undefined);
    localStorage.removeItem(keptAt(api));
  });
});
