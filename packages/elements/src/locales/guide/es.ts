import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'cause.product.guide': 'Falla lo que se vendió. Ejemplo: no cumple su función.',
  'cause.product.quality.guide':
    'Mal fabricado o roto demasiado pronto. Ejemplo: la costura se rompe la primera semana.',
  'cause.product.design.guide': 'Hecho según el diseño, pero el diseño falla. Ejemplo: el asa se calienta.',
  'cause.product.packaging.guide': 'Mal embalado o etiquetado. Ejemplo: la tapa no estaba sellada.',
  'cause.service.guide': 'Cómo se trató al cliente. Ejemplo: nadie se hizo cargo.',
  'cause.service.attitude.guide': 'Grosero, despectivo o sin voluntad. Ejemplo: le gritaron al cliente.',
  'cause.service.response.guide': 'Demasiado lento o sin respuesta. Ejemplo: tres correos sin contestar.',
  'cause.service.skill.guide': 'No sabía hacerlo. Ejemplo: se rellenó dos veces el formulario equivocado.',
  'cause.price.guide': 'Lo que costó. Ejemplo: se discute el importe de la factura.',
  'cause.price.too-high.guide': 'Más caro de lo debido. Ejemplo: en otro sitio cuesta la mitad.',
  'cause.price.unstable.guide': 'El precio varió. Ejemplo: bajó al día siguiente de la compra.',
  'cause.price.not-transparent.guide': 'No se informó antes. Ejemplo: una comisión que solo figuraba en la factura.',
  'cause.price.charges.guide': 'Cobro incorrecto. Ejemplo: se cobró dos veces.',
  'cause.price.refunds.guide': 'Dinero no devuelto. Ejemplo: un reembolso prometido hace semanas.',
  'cause.logistics.guide': 'De camino al cliente. Ejemplo: nadie sabe dónde está el paquete.',
  'cause.logistics.late.guide': 'Más tarde de lo prometido. Ejemplo: llegó cinco días después.',
  'cause.logistics.damaged.guide': 'Dañado en el camino. Ejemplo: la caja estaba aplastada.',
  'cause.logistics.wrong-information.guide': 'Información falsa sobre la entrega. Ejemplo: «entregado», pero no.',
  'cause.promotion.guide': 'Lo que se anunció. Ejemplo: la oferta no se podía conseguir.',
  'cause.promotion.false.guide': 'Sencillamente falso. Ejemplo: «en existencias», y no lo estaba.',
  'cause.promotion.misleading.guide': 'Cierto, pero engañoso. Ejemplo: la condición iba en una nota al pie.',
  'cause.promotion.overstated.guide': 'Cierto en parte, pero exagerado. Ejemplo: «hasta 90 %» en dos artículos.',
  'cause.contract-terms.guide': 'Las propias condiciones. Ejemplo: un plazo de preaviso no pactado.',
  'cause.other.guide': 'Nada de lo anterior encaja. Explíquelo en la nota.',
} satisfies Messages<keyof typeof en>;
