import { expect } from '@open-wc/testing';
import { inLines } from './draw-chart.ts';

describe('names beside bars', () => {
  it('go on two lines where they are long and can be broken', () => {
    expect(inLines('Personal, payday or title loan')).to.deep.equal(['Personal, payday', 'or title loan']);
    expect(inLines('Credit report')).to.equal('Credit report');
    expect(inLines('消费者权益保护与投诉举报处理中心办公室第二分部')).to.be.a('string');
  });
});
