import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  needed: '请至少回答一个问题。',
  thanks: '感谢您的评价，这将帮助我们改进。',
  change: '修改评价',
  'change.until': '一天内可以修改。',
  'not-yet': '目前无需评价：投诉处理完成后，我们会邀请您评价。',
  'no-receipt': '此链接缺少凭证，请从我们的消息中重新打开。',
  'error.refused': '评价已无法修改。',
  'reasons.low': '哪些方面不满意？',
  'reasons.high': '哪些方面令您满意？',
  'reason.slow': '处理太慢',
  'reason.unclear': '说明不清楚',
  'reason.unfair': '结果不公平',
  'reason.unfriendly': '态度不好',
  'reason.unsolved': '问题未解决',
  'reason.effort': '太费周折',
  'reason.fast': '处理迅速',
  'reason.clear': '说明清楚',
  'reason.fair': '结果公平',
  'reason.friendly': '态度友好',
  'reason.solved': '问题已解决',
  'reason.easy': '省心方便',
} satisfies Messages<keyof typeof en>;
