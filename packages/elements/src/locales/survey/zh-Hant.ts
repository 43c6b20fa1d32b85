import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  heading: '您對本次投訴處理滿意嗎？',
  loading: '載入中…',
  'ask.resolved': '您的問題解決了嗎？',
  yes: '是',
  no: '否',
  'ask.overall': '整體滿意度',
  'ask.attitude': '服務態度',
  'ask.timeliness': '處理時效',
  'ask.clarity': '說明清晰度',
  'ask.fairness': '處理結果公平性',
  'ask.ces': '「貴公司讓我很輕鬆地解決了問題。」',
  'ask.nps': '您會向他人推薦我們嗎？',
  'low.rating': '非常不滿意',
  'high.rating': '非常滿意',
  'low.ces': '完全不同意',
  'high.ces': '完全同意',
  'low.nps': '絕對不會',
  'high.nps': '一定會',
  comment: '還有什麼想告訴我們的？',
  optional: '（選填）',
  send: '送出',
} satisfies Messages<keyof typeof en>;
