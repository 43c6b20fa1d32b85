import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  needed: '請至少回答一個問題。',
  thanks: '感謝您的評價，這將協助我們改進。',
  change: '修改評價',
  'change.until': '一天內可以修改。',
  'not-yet': '目前無需評價：投訴處理完成後，我們會邀請您評價。',
  'no-receipt': '此連結缺少憑證，請從我們的訊息中重新開啟。',
  'error.refused': '評價已無法修改。',
  'reasons.low': '哪些方面不滿意？',
  'reasons.high': '哪些方面令您滿意？',
  'reason.slow': '處理太慢',
  'reason.unclear': '說明不清楚',
  'reason.unfair': '結果不公平',
  'reason.unfriendly': '態度不佳',
  'reason.unsolved': '問題未解決',
  'reason.effort': '太費周折',
  'reason.fast': '處理迅速',
  'reason.clear': '說明清楚',
  'reason.fair': '結果公平',
  'reason.friendly': '態度友善',
  'reason.solved': '問題已解決',
  'reason.easy': '省心方便',
} satisfies Messages<keyof typeof en>;
