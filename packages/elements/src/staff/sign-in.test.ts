import { expect } from '@open-wc/testing';
import { all, control, eventually, fill, focused, frame, press, showsText } from '../../test/staff.ts';
import '../define/complaint-kpi.ts';

const staff = { id: 'ann', name: 'Ann', roles: ['supervisor'], totp: true };
const problem = (code: string) => Response.json({ code, status: 401 }, { status: 401 });

/** A server that asks for an authenticator's code, and takes one code only. */
function answer(path: string, body: { password?: string; code?: string } | undefined): Response {
  if (!path.endsWith('/session')) return Response.json({ code: 'server-error' }, { status: 500 });
  if (!body) return new Response(null, { status: 204 });
  if (body.password !== 'right') return problem('wrong-credentials');
  if (body.code === undefined) return problem('totp-required');
  return body.code === '123456' ? Response.json(staff) : problem('wrong-code');
}

describe('signing in', () => {
  const realFetch = window.fetch.bind(window);
  afterEach(() => {
    window.fetch = realFetch;
  });

  it('asks for the code of an authenticator when the desk wants one', async () => {
    const sent: unknown[] = [];
    window.fetch = (input, init) => {
      const request = new Request(input, init);
      return request.text().then((text) => {
        const body = text ? (JSON.parse(text) as { password?: string; code?: string }) : undefined;
        if (body) sent.push(body);
        return answer(new URL(request.url).pathname, body);
      });
    };
    const element = document.createElement('complaint-kpi');
    element.setAttribute('api', `${location.origin}/desk/api`);
    frame('en').append(element);
    await showsText(element, 'Email');
    fill(element, 'Email', 'ann@example.com');
    fill(element, 'Password', 'wrong');
    await press(element, 'Sign in');
    await showsText(element, 'Email address or password is not right.');

    fill(element, 'Password', 'right');
    await press(element, 'Sign in');
    await showsText(element, 'Six digits of your authenticator');
    expect(all(element, '[role=alert]')).to.have.length(0);
    await eventually(() => focused() === control(element, 'Code'));
    await expect(element).to.be.accessible();

    fill(element, 'Code', '000000');
    await press(element, 'Sign in');
    await showsText(element, 'The code is not right, or was used already.');
    fill(element, 'Code', '123456');
    await press(element, 'Sign in');
    await eventually(() => all(element, 'form').length === 0, 'signed in');
    expect(sent.at(-1)).to.deep.equal({ email: 'ann@example.com', password: 'right', code: '123456' });
  });
});
