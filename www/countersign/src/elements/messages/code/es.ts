import { counting, lasting } from '../intl.js';
import type { CodeWords } from './index.js';

const count = counting('es');
const lasts = lasting('es');

export const triesLeft = (n: number) =>
  n === 1 ? 'Con un código incorrecto más tendrás que esperar.' : `Te quedan ${count(n, { one: '# intento', other: '# intentos' })} antes de tener que esperar.`;

export const words: CodeWords = {
  common: {
    cancel: 'Cancelar',
    continue: 'Continuar',
    loading: 'Un momento…',
    tryAgain: 'Reintentar',
    backTo: (workspace) => `Volver a ${workspace}`,
    next: 'Siguiente',
    back: 'Atrás',
  },

  code: {
    recoveryLabel: 'Código de recuperación',
    recoveryHint: 'No importan las mayúsculas ni los guiones.',
    submit: 'Confirmar',
    checking: 'Comprobando…',
    recoveryEmpty: 'Escribe uno de tus códigos de recuperación.',
    waitOver: 'Ya puedes volver a intentarlo.',
    tryAgainIn: 'Nuevo intento en',
  },

  refusal: {
    malformed: (digits) => `Eso no es un código. Escribe los ${digits} dígitos que muestra la aplicación en este momento.`,
    malformedRecovery: 'Eso no es un código de recuperación: falta un carácter o hay uno mal escrito. Compáralo con el que guardaste.',
    wrong: (remaining) =>
      `El código no es correcto. Comprueba que es el que muestra la aplicación en este momento, para la cuenta correcta.${remaining ? ` ${triesLeft(remaining)}` : ''}`,
    wrongRecovery: (remaining) => `El código de recuperación no es correcto.${remaining ? ` ${triesLeft(remaining)}` : ''}`,
    used: 'Ese código ya se ha usado. Cada código sirve una sola vez: espera a que la aplicación muestre el siguiente.',
    usedRecovery: 'Ese código de recuperación ya se ha usado. Cada uno sirve una sola vez: usa otro.',
    outdated: 'Ese código es demasiado antiguo. Escribe el que muestra la aplicación ahora.',
    clockOff: (seconds) => {
      const side = seconds > 0 ? 'está adelantado' : 'está atrasado';
      const exact = Math.abs(seconds) < 60 ? '' : ` (${count(Math.round(Math.abs(seconds)), { one: '# segundo', other: '# segundos' })})`;
      return `El reloj de tu teléfono ${side} ${lasts(seconds)}${exact}. Activa en él la fecha y hora automáticas y escribe el código nuevo.`;
    },
    clockOffUnknown: 'El reloj de tu teléfono no está en hora. Activa en él la fecha y hora automáticas y escribe el código nuevo.',
    wait: (seconds) => `Demasiados códigos incorrectos. Podrás volver a intentarlo en ${lasts(seconds)}.`,
    waitUnknown: 'Demasiados códigos incorrectos. Espera un poco antes de escribir otro.',
    notEnrolled: 'Esta cuenta no tiene ninguna aplicación de autenticación configurada. Vuelve a cargar la página para configurar una.',
  },

  signIn: {
    title: 'Confirma que eres tú',
    lead: 'Abre tu aplicación de autenticación y escribe el código que muestra para esta cuenta.',
    recoveryLead: 'Escribe uno de los códigos de recuperación que guardaste al configurar el inicio de sesión en dos pasos.',
    actionTitle: 'Confirma esta acción',
    actionPassed: 'Confirmado',
    passed: 'Has iniciado sesión',
    passedLead: 'Te llevamos de vuelta…',
    lockedLead:
      'Se han escrito demasiados códigos incorrectos para esta cuenta. Pide a la persona que la administra que te desbloquee: aquí no servirá de nada seguir probando.',
    passwordChangeLead:
      'Se han escrito demasiados códigos incorrectos para esta cuenta, así que puede que otra persona conozca tu contraseña. Cámbiala en el sitio web y vuelve a iniciar sesión.',
    help: '¿No funciona el código?',
    helpAccount: 'Comprueba que es la cuenta correcta en la aplicación:',
    helpOnce: 'Cada código dura 30 segundos y sirve una sola vez. Si ya se ha usado, espera al siguiente.',
    helpClock: 'Activa la fecha y hora automáticas en el teléfono: los códigos dependen de su reloj.',
    helpLost: '¿No tienes el teléfono a mano? Usa uno de tus códigos de recuperación.',
    helpShare: 'No digas nunca un código a nadie, ni siquiera al equipo de soporte.',
    helpRecovery: 'Un código de recuperación tiene 18 letras y dígitos y sirve una vez.',
  },

  ways: {
    'use-totp': 'Usar la aplicación de autenticación',
    'use-recovery-code': 'Usar un código de recuperación',
  },

  trouble: {
    offline: 'Parece que no tienes conexión. Compruébala y vuelve a intentarlo: no se pierde nada.',
    unavailable: 'El servicio de inicio de sesión no está disponible en este momento. Inténtalo de nuevo dentro de un instante: no se pierde nada.',
    other: 'No ha funcionado. Vuelve a intentarlo y avisa al equipo de soporte si sigue fallando.',
    conflict: 'Esto ya se ha hecho, quizá en otra pestaña. Vuelve a cargar la página para ver el estado actual.',
    forbidden: 'Esta página no puede hacer eso. Vuelve al sitio web y empieza de nuevo.',
    notListed: 'Este sitio web no está bien configurado para el inicio de sesión en dos pasos. Avisa a su equipo de soporte.',
    sentLately: 'Se acaba de enviar un mensaje. Espera un poco antes de pedir el siguiente.',
  },

  ended: {
    title: 'Esta página ha caducado',
    lead: 'Por tu seguridad, solo funciona durante unos minutos. Vuelve al sitio web e inicia sesión de nuevo.',
    securityLead: 'Por tu seguridad, solo funciona durante media hora. Abre de nuevo tus ajustes de seguridad desde el sitio web.',
    enrolled: 'El inicio de sesión en dos pasos está configurado. Vuelve al sitio web e inicia sesión de nuevo.',
    overTitle: 'Este inicio de sesión ha terminado',
    overLead: 'Ya se confirmó o se agotó su tiempo. Vuelve al sitio web y, si no has entrado en él, inicia sesión de nuevo.',
    invalidTitle: 'Este enlace no es válido',
    invalidLead: 'Puede que esté incompleto o que ya se haya usado. Vuelve al sitio web y empieza de nuevo.',
    otherBrowserTitle: 'Este inicio de sesión se empezó en otro navegador',
    otherBrowserLead:
      'Por tu seguridad, solo se puede terminar allí. Vuelve al sitio web e inicia sesión de nuevo. Si alguien te ha enviado este enlace, no escribas ningún código: puede que quiera entrar en tu cuenta.',
    leftTitle: 'Esta página está cerrada',
    leftLead: 'Se cierra cuando sales de ella, para que nadie más pueda usarla. Ábrela de nuevo desde el sitio web.',
    changedTitle: 'Tus aplicaciones de autenticación han cambiado',
    changedLead: 'Esta página se abrió antes del cambio. Ábrela de nuevo desde el sitio web.',
  },

  reset: {
    lost: '¿No puedes acceder a tu dispositivo?',
  },
};
