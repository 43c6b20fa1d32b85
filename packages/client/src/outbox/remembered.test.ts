import { expect } from '@open-wc/testing';
import type { Submitted } from '@redress/desk';
import { forget, remember, remembered } from './remembered.ts';

const desk = `https://desk.example/${Date.now()}`;
const submitted = (number: string): Submitted =>
  ({ number, receipt: 'AAAA-BBBB', case: { complaint: { category: 'product', title: 'It leaks' } } }) as Submitted;

describe('remembered complaints', () => {
  it('are those of one desk, until they are forgotten or too old', async () => {
    expect(await remember(desk, submitted('R-1'))).to.equal(true);
    await remember(`${desk}/other`, submitted('R-2'));
    const [only, ...others] = await remembered(desk);
    expect(others).to.deep.equal([]);
    expect(only).to.include({ number: 'R-1', receipt: 'AAAA-BBBB', category: 'product', title: 'It leaks' });
    await forget(desk, 'R-1');
    expect(await remembered(desk)).to.deep.equal([]);
    expect(await remembered(`${desk}/other`, Date.now() + 401 * 86_400_000)).to.deep.equal([]);
    expect(await remembered(`${desk}/other`)).to.deep.equal([]);
  });
});
