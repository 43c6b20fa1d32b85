import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'totp.title': 'Inicio de sesión en dos pasos',
  'totp.is-off': 'Desactivado: basta su contraseña para entrar.',
  'totp.is-on': 'Activado: para entrar también hace falta un código de su autenticador.',
  'totp.turn-on': 'Activar',
  'totp.turn-off': 'Desactivar',
  'totp.password.lead': 'Primero su contraseña, para que nadie más lo haga en su página abierta.',
  'totp.password': 'Su contraseña',
  'totp.continue': 'Continuar',
  'totp.scan': 'Escanee esto con una aplicación de autenticación y escriba el código que muestra.',
  'totp.qr': 'Código QR para una aplicación de autenticación',
  'totp.secret': 'O escriba esta clave en la aplicación:',
  'totp.code': 'Seis cifras que muestra la aplicación',
  'totp.code.any': 'Código de la aplicación o de recuperación',
  'totp.on.submit': 'Activar',
  'totp.off.lead': 'Después bastará de nuevo su contraseña. Hace falta un código por última vez.',
  'totp.off.submit': 'Desactivar',
  'codes.title': 'Códigos de recuperación',
  'codes.lead':
    'Cada uno le deja entrar una vez si pierde el autenticador. Guárdelos en un lugar seguro: no se muestran de nuevo.',
  'codes.of': 'Códigos de recuperación de {name}',
  'codes.copy': 'Copiar',
  'codes.copied': 'Copiados.',
  'codes.print': 'Imprimir',
  'codes.kept': 'Los he guardado',
  'codes.new': 'Nuevos códigos de recuperación',
  'error.wrong-password': 'La contraseña no es correcta.',
  'error.wrong-code': 'El código no es correcto o ya se usó. Espere al siguiente.',
  'error.totp-enrolled': 'Ya hay un autenticador configurado.',
} satisfies Messages<keyof typeof en>;
