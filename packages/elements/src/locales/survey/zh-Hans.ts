import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  heading: '您对本次投诉处理满意吗？',
  loading: '正在加载…',
  'ask.resolved': '您的问题解决了吗？',
  yes: '是',
  no: '否',
  'ask.overall': '总体满意度',
  'ask.attitude': '服务态度',
  'ask.timeliness': '处理时效',
  'ask.clarity': '说明清晰度',
  'ask.fairness': '处理结果公平性',
  'ask.ces': '“贵公司让我很轻松地解决了问题。”',
  'ask.nps': '您会向他人推荐我们吗？',
  'low.rating': '非常不满意',
  'high.rating': '非常满意',
  'low.ces': '完全不同意',
  'high.ces': '完全同意',
  'low.nps': '绝对不会',
  'high.nps': '一定会',
  comment: '还有什么想告诉我们的？',
  optional: '（选填）',
  send: '提交',
} satisfies Messages<keyof typeof en>;
