import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'cause.product.guide': '所售商品本身有問題。例：不能實現應有的功能。',
  'cause.product.quality.guide': '做工差或過早損壞。例：第一週縫線就開了。',
  'cause.product.design.guide': '按設計製造，但設計有缺陷。例：把手會發燙。',
  'cause.product.packaging.guide': '包裝或標示不當。例：蓋子未密封。',
  'cause.service.guide': '人員或服務台對待客戶的方式。例：無人負責。',
  'cause.service.attitude.guide': '態度粗魯、輕慢或不願協助。例：對客戶大聲呵斥。',
  'cause.service.response.guide': '回應太慢或沒有回應。例：三封郵件無人回覆。',
  'cause.service.skill.guide': '不懂業務。例：兩次填錯表格。',
  'cause.price.guide': '與金額有關。例：對帳單金額有異議。',
  'cause.price.too-high.guide': '價格高於應有水準。例：別處只要一半價格。',
  'cause.price.unstable.guide': '價格波動。例：購買次日即降價。',
  'cause.price.not-transparent.guide': '事先未告知。例：帳單上才出現的費用。',
  'cause.price.charges.guide': '錯誤扣款。例：重複扣款。',
  'cause.price.refunds.guide': '未退款。例：幾週前答應的退款未到帳。',
  'cause.logistics.guide': '送達過程中的問題。例：無人知道包裹在哪裡。',
  'cause.logistics.late.guide': '晚於承諾時間。例：晚到五天。',
  'cause.logistics.damaged.guide': '運輸途中損壞。例：箱子被壓壞。',
  'cause.logistics.wrong-information.guide': '配送資訊有誤。例：顯示「已送達」，實際未送到。',
  'cause.promotion.guide': '與宣傳有關。例：優惠無法享有。',
  'cause.promotion.false.guide': '內容不實。例：標明「有貨」，實際無貨。',
  'cause.promotion.misleading.guide': '內容屬實但易誤導。例：條件寫在註腳裡。',
  'cause.promotion.overstated.guide': '部分屬實但誇大。例：「低至一折」僅限兩件商品。',
  'cause.contract-terms.guide': '合約條款本身。例：未約定的通知期限。',
  'cause.other.guide': '以上均不適用。請在備註中說明。',
} satisfies Messages<keyof typeof en>;
