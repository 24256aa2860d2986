import { triesLeft } from '../code/es.js';
import { counting, lasting } from '../intl.js';
import type { WaysWords } from './index.js';

const count = counting('es');
const lasts = lasting('es');

export const words: WaysWords = {
  common: {
    cancel: 'Cancelar',
    continue: 'Continuar',
    next: 'Siguiente',
    back: 'Atrás',
  },

  signIn: {
    actionTitle: 'Confirma esta acción',
    recoveryLead: 'Escribe uno de los códigos de recuperación que guardaste al configurar el inicio de sesión en dos pasos.',
    lockedLead:
      'Se han escrito demasiados códigos incorrectos para esta cuenta. Pide a la persona que la administra que te desbloquee: aquí no servirá de nada seguir probando.',
    passwordChangeLead:
      'Se han escrito demasiados códigos incorrectos para esta cuenta, así que puede que otra persona conozca tu contraseña. Cámbiala en el sitio web y vuelve a iniciar sesión.',
    helpRecovery: 'Un código de recuperación tiene 18 letras y dígitos y sirve una vez.',
    recoveryUsed: 'Código de recuperación aceptado',
    recoveryUsedLead: (left) =>
      left === 0
        ? 'Era tu último código de recuperación. Crea códigos nuevos en tus ajustes de seguridad en cuanto entres.'
        : `Ese código ya no sirve. Te ${count(left, { one: 'queda # código de recuperación', other: 'quedan # códigos de recuperación' })}.${left <= 3 ? ' Crea pronto códigos nuevos en tus ajustes de seguridad.' : ''}`,
    warned: '¿Has sido tú?',
    failuresBefore: (n) =>
      `Desde tu último inicio de sesión ${count(n, { one: 'se ha escrito # código incorrecto', other: 'se han escrito # códigos incorrectos' })}. Si no has sido tú, alguien conoce tu contraseña: cámbiala.`,
    locked: 'El inicio de sesión está bloqueado',
    passwordChange: 'Cambia primero tu contraseña',
    tokenLead: 'Pulsa el botón de tu token físico y escribe el código que muestra.',
    emailLead: (to) => `Escribe el código que hemos enviado a ${to ?? 'tu correo electrónico'}.`,
    smsLead: (to) => `Escribe el código que hemos enviado por SMS a ${to ?? 'tu teléfono'}.`,
    newDeviceLead: (to) =>
      `Estás iniciando sesión desde un dispositivo que aún no conocemos. Para asegurarnos de que eres tú, hemos enviado un código a ${to ?? 'tu correo electrónico'}.`,
    linkTitle: 'Mira tu correo',
    linkLead: (to) => `Hemos enviado un enlace de inicio de sesión a ${to ?? 'tu correo electrónico'}.`,
    linkSameBrowser: 'Abre el enlace en este navegador. En cualquier otro no funciona.',
    linkWaiting: 'Esperando el enlace. Después, esta página continúa sola.',
    trust: (days) => `Confiar en este dispositivo durante ${count(days, { one: '# día', other: '# días' })}`,
    trustHint: 'No lo hagas en un dispositivo que también usen otras personas.',
    noMethod: 'Aquí no puedes iniciar sesión',
    noMethodLead: 'Es obligatorio un segundo paso, pero tu cuenta no puede usar ninguno. Habla con la persona que la administra.',
    apiPassword: 'Aquí no basta con la contraseña',
    apiPasswordLead: 'El inicio de sesión en dos pasos es obligatorio: los programas necesitan un token de acceso en lugar de la contraseña.',
    helpTokenOnce: 'Cada código sirve una vez. Pulsa el botón para obtener el siguiente.',
    helpTokenPair: '¿Se ha pulsado el botón muchas veces? Después de un código incorrecto puedes escribir dos códigos seguidos.',
    helpSpam: '¿No ha llegado nada? Mira también en el correo no deseado y espera un minuto.',
    helpNewest: 'Solo vale el código del mensaje más reciente.',
  },

  sent: {
    missing: '¿No ha llegado nada? Mira también en el correo no deseado.',
    missingSms: '¿No ha llegado nada?',
    codeOver: 'El código ya no es válido.',
    linkOver: 'El enlace ya no es válido.',
    again: 'Enviar un código nuevo',
    linkAgain: 'Enviar un enlace nuevo',
    againIn: 'Podrás pedir otro en',
    sending: 'Enviando…',
    done: 'Enviado.',
    lately: 'Se acaba de enviar uno.',
  },

  ways: {
    'use-totp': 'Usar la aplicación de autenticación',
    title: 'Probar de otra forma',
    recommended: 'Recomendado',
    'less-secure': 'Menos seguro',
    totp: 'Aplicación de autenticación',
    hotp: 'Token físico',
    'recovery-code': 'Código de recuperación',
    'email-code': 'Código por correo',
    'sms-code': 'Código por SMS',
    'email-link': 'Enlace por correo',
    'new-device-code': 'Código por correo',
    'use-hotp': 'Usar el token físico',
    'use-email-code': 'Usar un código por correo',
    'use-sms-code': 'Usar un código por SMS',
    'use-email-link': 'Usar un enlace por correo',
    'use-new-device-code': 'Usar un código por correo',
  },

  code: {
    recoveryLabel: 'Código de recuperación',
    recoveryHint: 'No importan las mayúsculas ni los guiones.',
    recoveryEmpty: 'Escribe uno de tus códigos de recuperación.',
    waitOver: 'Ya puedes volver a intentarlo.',
    tryAgainIn: 'Nuevo intento en',
    tokenLabel: 'Código de tu token físico',
    sentLabel: 'Código del mensaje',
    emailLabel: 'Código del correo',
    smsLabel: 'Código del SMS',
    usePair: '¿Los códigos del token nunca funcionan?',
    pairLabel: 'Dos códigos de tu token físico',
    pairHint: 'Escribe un código, pulsa el botón del token y escribe el siguiente justo después. Así el token vuelve a coincidir.',
  },

  refusal: {
    malformedRecovery: 'Eso no es un código de recuperación: falta un carácter o hay uno mal escrito. Compáralo con el que guardaste.',
    wrongRecovery: (remaining) => `El código de recuperación no es correcto.${remaining ? ` ${triesLeft(remaining)}` : ''}`,
    usedRecovery: 'Ese código de recuperación ya se ha usado. Cada uno sirve una sola vez: usa otro.',
    clockOff: (seconds) => {
      const side = seconds > 0 ? 'está adelantado' : 'está atrasado';
      const exact = Math.abs(seconds) < 60 ? '' : ` (${count(Math.round(Math.abs(seconds)), { one: '# segundo', other: '# segundos' })})`;
      return `El reloj de tu teléfono ${side} ${lasts(seconds)}${exact}. Activa en él la fecha y hora automáticas y escribe el código nuevo.`;
    },
    clockOffUnknown: 'El reloj de tu teléfono no está en hora. Activa en él la fecha y hora automáticas y escribe el código nuevo.',
    wait: (seconds) => `Demasiados códigos incorrectos. Podrás volver a intentarlo en ${lasts(seconds)}.`,
    waitUnknown: 'Demasiados códigos incorrectos. Espera un poco antes de escribir otro.',
    notEnrolled: 'Esta cuenta no tiene ninguna aplicación de autenticación configurada. Vuelve a cargar la página para configurar una.',
    malformedToken: (digits) => `Eso no es un código. Escribe los ${digits} dígitos que muestra el token.`,
    malformedPair: 'Escribe dos códigos, uno justo después del otro, y nada más.',
    malformedSent: (digits) => `Eso no es un código. Escribe los ${digits} dígitos del mensaje.`,
    wrongToken: (remaining) =>
      `Ese código no es correcto. Pulsa el botón del token y escribe el código nuevo.${remaining ? ` ${triesLeft(remaining)}` : ''}`,
    wrongPair: (remaining) =>
      `Esos códigos no son seguidos. Usa los dos siguientes, uno justo después del otro.${remaining ? ` ${triesLeft(remaining)}` : ''}`,
    wrongSent: (remaining) =>
      `Ese código no es correcto. Comprueba que sea el del mensaje más reciente.${remaining ? ` ${triesLeft(remaining)}` : ''}`,
    usedToken: 'Ese código ya se ha usado. Pulsa el botón del token para obtener el siguiente.',
    usedSent: 'Ese código ya se ha usado. Cada código sirve una vez: pide uno nuevo.',
    outdatedSent: 'Ese código se ha sustituido por otro más nuevo. Escribe el del mensaje más reciente.',
    expired: 'Ese código ya no es válido. Pide uno nuevo.',
    expiredAndSent: 'Ese código ya no es válido. Te acabamos de enviar uno nuevo: escribe ese.',
    notSent: 'Todavía no se ha enviado ningún código. Pide uno.',
  },
};
