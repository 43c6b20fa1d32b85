import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  loading: 'Cargando…',
  retry: 'Reintentar',
  close: 'Cerrar',
  cancel: 'Cancelar',
  back: 'Atrás',
  'error.unknown': 'Ha ocurrido un problema por nuestra parte. Inténtelo de nuevo. (Código: {code})',
  'error.offline': 'No hay conexión en este momento.',
  'error.timeout': 'La respuesta ha tardado demasiado. Inténtelo de nuevo.',
  'error.aborted': 'La solicitud se ha cancelado.',
  'error.server-error': 'Nuestro servicio tiene un fallo en este momento. Inténtelo de nuevo dentro de unos minutos.',
  'error.not-a-desk':
    'No se puede acceder a nuestro servicio: ha respondido otro sistema. ¿Está quizá en una red que pide iniciar sesión primero?',
  'error.rate-limited': {
    one: 'Demasiadas solicitudes. Inténtelo de nuevo dentro de un segundo.',
    other: 'Demasiadas solicitudes. Inténtelo de nuevo dentro de {count} segundos.',
  },
  'error.body-too-large': 'Es demasiado grande para enviarlo. Elimine un archivo o acorte el texto.',
  'error.unauthenticated': 'Inicie sesión de nuevo.',
  'error.forbidden': 'No tiene permiso para hacer esto.',
  'error.no-policy': 'Aquí todavía no se pueden recibir reclamaciones: el servicio no está configurado.',
  'error.unknown-receipt':
    'No encontramos ninguna reclamación con este resguardo. Compruebe que lo ha copiado completo.',
  'error.invalid-receipt': 'Esto no parece un resguardo. Compruebe que lo ha copiado completo.',
  'error.version-conflict': 'Alguien lo ha cambiado entretanto. Vuelva a revisarlo.',
  'error.refused': 'Ya no es posible en la fase actual.',
  'error.unknown-upload': 'Un archivo no ha llegado. Adjúntelo de nuevo.',
  'error.file-too-large': '«{name}» es demasiado grande: se permiten como máximo {limit}.',
  'error.file-type-refused': '«{name}» no es un tipo de archivo admitido.',
  'error.file-empty': '«{name}» está vacío.',
  'error.picture-unreadable': '«{name}» no se puede leer como imagen. Pruebe con otra.',
  'error.unknown-case': 'Este caso no existe o pertenece a otro departamento.',
  'error.invalid-command': 'Algo de esto no se acepta. Compruebe los campos.',
  'error.storage-full': 'Nuestro servicio no tiene más espacio y no se guardó nada. Avise a quienes lo administran.',
  'error.origin-refused': 'No se acepta nada desde esta página: su dirección no está entre las permitidas.',
  'error.invalid-purchases': 'Algunas de las compras no se aceptan, así que no se añadió ninguna.',
} satisfies Messages<keyof typeof en>;
