import { HttpStaffDesk } from '@redress/client/staff';
import { expect } from '@open-wc/testing';
import { all, button, control, eventually, fill, focused, frame, press, showsText } from '../../../test/staff.ts';
import { languages } from '../../base/language.ts';
import type { AccountPanel } from './account-panel.ts';
import { showAccount } from './show-account.ts';

const staff = { id: 'ann', name: 'Ann', roles: ['supervisor' as const] };
const enrolment = {
  uri: 'otpauth://totp/desk.example:ann%40example.com?secret=JBSWY3DPEHPK3PXP&issuer=desk.example',
  secret: 'JBSWY3DPEHPK3PXP',
  backupCodes: ['aaaaa-11111', 'bbbbb-22222'],
};
const problem = (status: number, code: string) => Response.json({ code, status }, { status });

interface Sent {
  readonly password?: string;
  readonly code?: string;
  readonly language?: string | null;
}

/** A server with one account, whose password is `right` and whose authenticator shows `123456`. */
function server(asked: string[] = []) {
  let totp = false;
  let kept: string | null = null;
  const answer = (route: string, { password, code, language = null }: Sent): Response => {
    if (password !== undefined && password !== 'right') return problem(403, 'wrong-password');
    if (code !== undefined && code !== '123456') return problem(401, 'wrong-code');
    switch (route) {
      case 'GET /session':
        return Response.json({ ...staff, totp, ...(kept !== null && { language: kept }) });
      case 'PUT /session/language':
        kept = language;
        return new Response(null, { status: 204 });
      case 'POST /session/totp':
        return Response.json(enrolment);
      case 'POST /session/totp/confirm':
        totp = true;
        return new Response(null, { status: 204 });
      case 'DELETE /session/totp':
        totp = false;
        return new Response(null, { status: 204 });
      case 'POST /session/totp/backup-codes':
        return Response.json({ backupCodes: ['ccccc-33333'] });
      default:
        return problem(404, 'not-found');
    }
  };
  const fetch: typeof window.fetch = async (input, init) => {
    const request = new Request(input, init);
    const text = await request.text();
    const path = new URL(request.url).pathname.replace('/desk/api', '');
    asked.push(`${request.method} ${path}`);
    return answer(`${request.method} ${path}`, text ? (JSON.parse(text) as Sent) : {});
  };
  return new HttpStaffDesk({ api: `${location.origin}/desk/api`, fetch });
}

let panels = 0;
async function panel(lang = 'en', desk = server()): Promise<AccountPanel & { isClosed: boolean }> {
  const place = frame(lang);
  place.id = `account-${++panels}`;
  let isClosed = false;
  await showAccount(place, desk.secondFactor, {
    staff,
    account: desk.account,
    strings: undefined,
    closed: () => {
      isClosed = true;
    },
  });
  const element = place.firstElementChild as AccountPanel;
  return Object.defineProperty(element, 'isClosed', { get: () => isClosed }) as AccountPanel & { isClosed: boolean };
}

describe('the second step of signing in', () => {
  it('is turned on with a code of the authenticator, and recovery codes are shown once', async () => {
    const element = await panel();
    await showsText(element, 'Off: your password alone lets you in.');
    await expect(element).to.be.accessible();
    await press(element, 'Turn on');
    await eventually(() => focused() === control(element, 'Your password'));
    fill(element, 'Your password', 'wrong');
    await press(element, 'Continue');
    await showsText(element, 'The password is not right.');

    fill(element, 'Your password', 'right');
    await press(element, 'Continue');
    await showsText(element, 'JBSW Y3DP EHPK 3PXP');
    const [picture] = all<SVGElement>(element, 'svg[role=img]');
    expect(picture?.getAttribute('aria-label')).to.equal('QR code for an authenticator app');
    expect(all(element, '[style]')).to.have.length(0);
    await expect(element).to.be.accessible();
    await eventually(() => focused() === control(element, 'Six digits that the app shows'));
    fill(element, 'Six digits that the app shows', '000000');
    await press(element, 'Turn on');
    await showsText(element, 'The code is not right');

    fill(element, 'Six digits that the app shows', '123456');
    await press(element, 'Turn on');
    await showsText(element, 'bbbbb-22222');
    await eventually(() => focused() === all(element, 'h3')[0]);
    await expect(element).to.be.accessible();
    await press(element, 'I have kept them');
    await showsText(element, 'On: signing in takes a code');
    expect(element.renderRoot.textContent).to.not.include('bbbbb-22222');
  });

  it('gets new recovery codes, and is turned off with password and code', async () => {
    const desk = server();
    await desk.secondFactor.confirm('123456');
    const element = await panel('en', desk);
    await showsText(element, 'On: signing in takes a code');
    await press(element, 'New recovery codes');
    fill(element, 'Your password', 'right');
    await press(element, 'Continue');
    await showsText(element, 'ccccc-33333');
    await press(element, 'I have kept them');
    await press(element, 'Turn off');
    fill(element, 'Your password', 'right');
    fill(element, 'Code of the app, or a recovery code', '999999');
    await press(element, 'Turn off');
    await showsText(element, 'The code is not right');
    fill(element, 'Code of the app, or a recovery code', '123456');
    await press(element, 'Turn off');
    await showsText(element, 'Off: your password alone lets you in.');
    expect(await desk.secondFactor.isOn()).to.equal(false);
  });

  it('stands beside the language of mail, which is kept when it is saved', async () => {
    const desk = server();
    const element = await panel('en', desk);
    await showsText(element, 'Language of mail to you');
    const choice = (): HTMLSelectElement => all<HTMLSelectElement>(element, '#mail-language')[0] as HTMLSelectElement;
    await eventually(() => !choice().disabled);
    expect([choice().value, choice().options.length]).to.deep.equal(['', languages.length + 1]);
    expect(choice().textContent).to.include('Deutsch (German)');
    choice().value = 'de';
    await press(element, 'Save language');
    await showsText(element, 'Kept: mail to you');
    expect(await desk.account.language()).to.equal('de');
    await expect(element).to.be.accessible();
    const again = await panel('en', desk);
    await eventually(() => all<HTMLSelectElement>(again, '#mail-language')[0]?.value === 'de');
    choice().value = '';
    await press(element, 'Save language');
    await eventually(async () => (await desk.account.language()) === undefined);
  });

  it('asks who is signed in once for all that it shows', async () => {
    const asked: string[] = [];
    const element = await panel('en', server(asked));
    await showsText(element, 'Off: your password alone lets you in.');
    await eventually(() => !all<HTMLSelectElement>(element, '#mail-language')[0]?.disabled);
    expect(asked).to.deep.equal(['GET /session']);
  });

  it('is put aside when its dialog closes', async () => {
    const element = await panel();
    await eventually(() => all(element, 'section').length);
    button(element, 'Close').click();
    await eventually(() => element.isClosed);
    expect(element.isConnected).to.equal(false);
  });

  for (const language of languages) {
    it(`can be set up in ${language}`, async () => {
      const element = await panel(language);
      await eventually(() => all(element, 'section button').length);
      all(element, 'section button')[0]?.click();
      await eventually(() => all(element, '#password').length);
      const [field] = all<HTMLInputElement>(element, '#password');
      if (field) field.value = 'right';
      all<HTMLButtonElement>(element, 'form .primary')[0]?.click();
      await showsText(element, 'JBSW Y3DP EHPK 3PXP');
      await expect(element).to.be.accessible();
    });
  }
});
