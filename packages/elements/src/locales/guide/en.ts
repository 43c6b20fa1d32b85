import type { Messages } from '../../base/messages.ts';

/** What each cause means, with an example, for those who code cases. */
const en = {
  'cause.product.guide': 'What was sold is at fault. Example: it does not do what it is for.',
  'cause.product.quality.guide': 'Made badly, or broke too soon. Example: the seam tears in the first week.',
  'cause.product.design.guide': 'Made as planned, but the plan is at fault. Example: the handle gets hot.',
  'cause.product.packaging.guide': 'Packed or labelled badly. Example: the lid was not sealed.',
  'cause.service.guide': 'How people or the desk dealt with the customer. Example: nobody felt responsible.',
  'cause.service.attitude.guide': 'Rude, dismissive or unwilling. Example: the customer was shouted at.',
  'cause.service.response.guide': 'Too slow, or no answer at all. Example: three e-mails stayed unanswered.',
  'cause.service.skill.guide': 'Did not know how. Example: the wrong form was filled in twice.',
  'cause.price.guide': 'What it cost. Example: the sum on the bill is disputed.',
  'cause.price.too-high.guide': 'Dearer than it should be. Example: the same costs half elsewhere.',
  'cause.price.unstable.guide': 'The price moved. Example: it fell the day after the purchase.',
  'cause.price.not-transparent.guide': 'Not told beforehand. Example: a fee that was only on the bill.',
  'cause.price.charges.guide': 'Charged wrongly. Example: taken twice.',
  'cause.price.refunds.guide': 'Money not given back. Example: a refund promised weeks ago has not come.',
  'cause.logistics.guide': 'On the way to the customer. Example: nobody knows where the parcel is.',
  'cause.logistics.late.guide': 'Later than promised. Example: came five days after the date.',
  'cause.logistics.damaged.guide': 'Damaged on the way. Example: the box was crushed.',
  'cause.logistics.wrong-information.guide':
    'Told something wrong about the delivery. Example: “delivered”, but it was not.',
  'cause.promotion.guide': 'What was advertised. Example: the offer could not be had.',
  'cause.promotion.false.guide': 'Simply not true. Example: “in stock”, but it was not.',
  'cause.promotion.misleading.guide': 'True, but made to be misread. Example: the condition stood in a footnote.',
  'cause.promotion.overstated.guide':
    'True in part, and too much was made of it. Example: “up to 90%” on two articles.',
  'cause.contract-terms.guide': 'The terms themselves. Example: a notice period that was not agreed.',
  'cause.other.guide': 'None of the above fits. Say in the note what it was.',
} as const satisfies Messages;

export default en;
export type GuideKey = keyof typeof en;
