import type { Messages } from '../../base/messages.ts';
import type en from './en.ts';

export default {
  'sign-in.title': 'Iniciar sesión',
  'sign-in.lead': 'Esta área es para el personal.',
  'sign-in.email': 'Correo electrónico',
  'sign-in.password': 'Contraseña',
  'sign-in.submit': 'Iniciar sesión',
  'sign-in.missing': 'Introduzca su correo electrónico y su contraseña.',
  'sign-in.wrong': 'El correo electrónico o la contraseña no son correctos.',
  'sign-in.code': 'Código',
  'sign-in.code.hint': 'Seis dígitos de su aplicación de autenticación o un código de respaldo.',
  'sign-in.code.wrong': 'El código no es correcto o ya se ha usado. Espere al siguiente.',
  'signed-in': 'Sesión iniciada como {name}',
  'sign-out': 'Cerrar sesión',
  'why.stage.severity': 'Gravedad',
  'why.stage.department': 'Departamento',
  'why.stage.deadline': 'Plazo',
  'why.default': 'Ninguna regla coincidió: se aplica el valor predeterminado de la política.',
  'why.actual': 'es {actual}',
  'why.missing': 'Algunas reglas pedían datos que la reclamación no tiene: {facts}.',
  'error.account-locked':
    'Demasiados códigos incorrectos. Inténtelo de nuevo dentro de un cuarto de hora o consulte a la administración.',
  'error.totp-enrolment-required':
    'Configure primero un autenticador: aquí se exige un segundo paso al iniciar sesión.',
} satisfies Messages<keyof typeof en>;
