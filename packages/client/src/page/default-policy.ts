/** Labels of the categories in every language that the elements speak, in the order of `languages`. */
const languages = ['en', 'zh-Hans', 'zh-Hant', 'de', 'fr', 'es', 'ja', 'ar'] as const;
const categories: Readonly<Record<string, readonly string[]>> = {
  product: ['Product', '产品', '產品', 'Produkt', 'Produit', 'Producto', '商品', 'المنتج'],
  service: ['Service', '服务', '服務', 'Service', 'Service', 'Atención', 'サービス', 'الخدمة'],
  price: [
    'Price or charges',
    '价格与收费',
    '價格與收費',
    'Preis oder Gebühren',
    'Prix ou frais',
    'Precio o cargos',
    '価格・料金',
    'السعر أو الرسوم',
  ],
  logistics: ['Delivery', '物流配送', '物流配送', 'Lieferung', 'Livraison', 'Entrega', '配送', 'التوصيل'],
  promotion: ['Promotion', '促销活动', '促銷活動', 'Werbeaktion', 'Promotion', 'Promoción', 'キャンペーン', 'العروض'],
  'contract-terms': [
    'Contract terms',
    '合同条款',
    '合約條款',
    'Vertragsbedingungen',
    'Conditions du contrat',
    'Condiciones del contrato',
    '契約条件',
    'شروط العقد',
  ],
  other: ['Something else', '其他', '其他', 'Etwas anderes', 'Autre chose', 'Otra cosa', 'その他', 'شيء آخر'],
};
const departments: typeof categories = {
  care: [
    'Customer care',
    '客服部',
    '客服部',
    'Kundenservice',
    'Service client',
    'Atención al cliente',
    'お客様窓口',
    'خدمة العملاء',
  ],
};

const labelled = (nodes: typeof categories) =>
  Object.entries(nodes).map(([id, labels]) => ({
    id,
    label: Object.fromEntries(languages.map((language, index) => [language, labels[index]])),
  }));

/** The policy of a desk in the page whose site brings none: one department, deadlines in plain days. */
export const defaultPolicy = (): string =>
  JSON.stringify(
    {
      format: 'redress-policy/1',
      name: 'Redress',
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      severities: ['low', 'medium', 'high'],
      departments: labelled(departments),
      categories: labelled(categories),
      defaults: {
        severity: 'low',
        department: 'care',
        deadlines: [
          { clock: 'respond', within: '2 days' },
          { clock: 'resolve', within: '14 days', pausable: true },
        ],
      },
      rules: [
        {
          name: 'vulnerable-customers-first',
          stage: 'severity',
          conditions: { all: [{ fact: 'customerVulnerable', operator: 'equal', value: true }] },
          event: { type: 'severity', params: { severity: 'high' } },
        },
        {
          name: 'repeated-complaints',
          stage: 'severity',
          conditions: { all: [{ fact: 'repeatCount', operator: 'greaterThanInclusive', value: 1 }] },
          event: { type: 'severity', params: { severity: 'medium' } },
        },
      ],
      workflow: { offerWindow: '7 days', reopenWindow: '30 days' },
    },
    null,
    2,
  );
