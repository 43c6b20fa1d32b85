import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  needed: '少なくとも1つの質問にお答えください。',
  thanks: 'ありがとうございます。ご回答は改善に役立てます。',
  change: '回答を変更する',
  'change.until': '1日以内であれば変更できます。',
  'not-yet': '現在、評価いただくものはありません。対応が終わり次第、お尋ねします。',
  'no-receipt': 'このリンクには受付キーがありません。お送りしたメッセージからもう一度開いてください。',
  'error.refused': '現在は変更できません。',
  'reasons.low': 'どのような点が良くありませんでしたか',
  'reasons.high': 'どのような点が良かったですか',
  'reason.slow': '対応が遅い',
  'reason.unclear': '説明がわかりにくい',
  'reason.unfair': '結果が不公平',
  'reason.unfriendly': '態度が悪い',
  'reason.unsolved': '問題が解決していない',
  'reason.effort': '手間がかかりすぎる',
  'reason.fast': '対応が早い',
  'reason.clear': '説明がわかりやすい',
  'reason.fair': '結果が公平',
  'reason.friendly': '態度が良い',
  'reason.solved': '問題が解決した',
  'reason.easy': '手間がかからない',
} satisfies Messages<keyof typeof en>;
