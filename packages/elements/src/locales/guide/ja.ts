import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'cause.product.guide': '販売した商品自体の問題。例：本来の機能を果たさない。',
  'cause.product.quality.guide': '作りが悪い、すぐに壊れた。例：1週間で縫い目がほつれた。',
  'cause.product.design.guide': '設計どおりだが設計に問題がある。例：取っ手が熱くなる。',
  'cause.product.packaging.guide': '包装や表示が不適切。例：ふたが密封されていなかった。',
  'cause.service.guide': 'お客様への対応の問題。例：誰も担当しなかった。',
  'cause.service.attitude.guide': '失礼、冷淡、非協力的。例：お客様を怒鳴った。',
  'cause.service.response.guide': '対応が遅い、返事がない。例：メール3通に返信がない。',
  'cause.service.skill.guide': '知識・技能の不足。例：2回も違う用紙に記入した。',
  'cause.price.guide': '金額に関する問題。例：請求額に異議がある。',
  'cause.price.too-high.guide': '不当に高い。例：他店では半額。',
  'cause.price.unstable.guide': '価格の変動。例：購入翌日に値下がりした。',
  'cause.price.not-transparent.guide': '事前の説明がない。例：請求書で初めて知った手数料。',
  'cause.price.charges.guide': '誤った請求。例：二重に引き落とされた。',
  'cause.price.refunds.guide': '返金されない。例：数週間前に約束された返金が来ない。',
  'cause.logistics.guide': '配送中の問題。例：荷物の所在がわからない。',
  'cause.logistics.late.guide': '約束より遅い。例：5日遅れて届いた。',
  'cause.logistics.damaged.guide': '輸送中の破損。例：箱がつぶれていた。',
  'cause.logistics.wrong-information.guide': '配送情報の誤り。例：「配達済み」なのに届いていない。',
  'cause.promotion.guide': '広告・宣伝の問題。例：特典が受けられなかった。',
  'cause.promotion.false.guide': '事実と異なる。例：「在庫あり」なのになかった。',
  'cause.promotion.misleading.guide': '事実だが誤解を招く。例：条件が脚注にあった。',
  'cause.promotion.overstated.guide': '一部は事実だが誇張。例：「最大90%オフ」が2品だけ。',
  'cause.contract-terms.guide': '契約条件そのもの。例：合意していない解約予告期間。',
  'cause.other.guide': '上記のいずれにも当てはまらない。メモに内容を書く。',
} satisfies Messages<keyof typeof en>;
