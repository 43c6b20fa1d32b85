import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'cause.product.guide': '所售商品本身有问题。例：不能实现应有的功能。',
  'cause.product.quality.guide': '做工差或过早损坏。例：第一周缝线就开了。',
  'cause.product.design.guide': '按设计制造，但设计有缺陷。例：把手会发烫。',
  'cause.product.packaging.guide': '包装或标签不当。例：盖子未密封。',
  'cause.service.guide': '人员或服务台对待客户的方式。例：无人负责。',
  'cause.service.attitude.guide': '态度粗鲁、轻慢或不愿帮助。例：对客户大声呵斥。',
  'cause.service.response.guide': '回应太慢或没有回应。例：三封邮件无人回复。',
  'cause.service.skill.guide': '不懂业务。例：两次填错表格。',
  'cause.price.guide': '与金额有关。例：对账单金额有异议。',
  'cause.price.too-high.guide': '价格高于应有水平。例：别处只要一半价格。',
  'cause.price.unstable.guide': '价格波动。例：购买次日即降价。',
  'cause.price.not-transparent.guide': '事先未告知。例：账单上才出现的费用。',
  'cause.price.charges.guide': '错误扣款。例：重复扣款。',
  'cause.price.refunds.guide': '未退款。例：几周前答应的退款未到账。',
  'cause.logistics.guide': '送达过程中的问题。例：无人知道包裹在哪里。',
  'cause.logistics.late.guide': '晚于承诺时间。例：晚到五天。',
  'cause.logistics.damaged.guide': '运输途中损坏。例：箱子被压坏。',
  'cause.logistics.wrong-information.guide': '配送信息有误。例：显示“已送达”，实际未送到。',
  'cause.promotion.guide': '与宣传有关。例：优惠无法享受。',
  'cause.promotion.false.guide': '内容不实。例：标明“有货”，实际无货。',
  'cause.promotion.misleading.guide': '内容属实但易误导。例：条件写在脚注里。',
  'cause.promotion.overstated.guide': '部分属实但夸大。例：“低至一折”仅限两件商品。',
  'cause.contract-terms.guide': '合同条款本身。例：未约定的通知期限。',
  'cause.other.guide': '以上均不适用。请在备注中说明。',
} satisfies Messages<keyof typeof en>;
