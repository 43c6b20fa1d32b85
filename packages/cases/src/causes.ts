/**
 * The cause taxonomy that a policy has unless it brings its own. Ids are paths; their labels are in the locales
 * under `cause.<id>`.
 */
export const defaultCauses: readonly string[] = [
  'product',
  'product.quality',
  'product.design',
  'product.packaging',
  'service',
  'service.attitude',
  'service.response',
  'service.skill',
  'price',
  'price.too-high',
  'price.unstable',
  'price.not-transparent',
  'price.charges',
  'price.refunds',
  'logistics',
  'logistics.late',
  'logistics.damaged',
  'logistics.wrong-information',
  'promotion',
  'promotion.false',
  'promotion.misleading',
  'promotion.overstated',
  'contract-terms',
  'other',
];
