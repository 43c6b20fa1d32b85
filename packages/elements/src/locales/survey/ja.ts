import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  heading: '苦情への対応はいかがでしたか',
  loading: '読み込み中…',
  'ask.resolved': '問題は解決しましたか',
  yes: 'はい',
  no: 'いいえ',
  'ask.overall': '全体として',
  'ask.attitude': '担当者の態度',
  'ask.timeliness': '対応の早さ',
  'ask.clarity': '説明のわかりやすさ',
  'ask.fairness': '結果の公平さ',
  'ask.ces': '「この会社は問題の解決を簡単にしてくれた」',
  'ask.nps': '当社を人に勧めますか',
  'low.rating': 'とても悪い',
  'high.rating': 'とても良い',
  'low.ces': 'まったくそう思わない',
  'high.ces': 'とてもそう思う',
  'low.nps': '絶対に勧めない',
  'high.nps': 'ぜひ勧めたい',
  comment: 'その他ご意見があればお聞かせください',
  optional: '（任意）',
  send: '送信する',
} satisfies Messages<keyof typeof en>;
