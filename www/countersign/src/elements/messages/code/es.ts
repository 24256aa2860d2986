import { counting } from '../intl.js';
import type { CodeWords } from './index.js';

const count = counting('es');

export const triesLeft = (n: number) =>
  n === 1 ? 'Con un código incorrecto más tendrás que esperar.' : `Te quedan ${count(n, { one: '# intento', other: '# intentos' })} antes de tener que esperar.`;

export const words: CodeWords = {
  common: {
    loading: 'Un momento…',
    tryAgain: 'Reintentar',
    backTo: (workspace) => `Volver a ${workspace}`,
  },

  code: {
    submit: 'Confirmar',
    checking: 'Comprobando…',
  },

  refusal: {
    malformed: (digits) => `Eso no es un código. Escribe los ${digits} dígitos que muestra la aplicación en este momento.`,
    wrong: (remaining) =>
      `El código no es correcto. Comprueba que es el que muestra la aplicación en este momento, para la cuenta correcta.${remaining ? ` ${triesLeft(remaining)}` : ''}`,
    used: 'Ese código ya se ha usado. Cada código sirve una sola vez: espera a que la aplicación muestre el siguiente.',
    outdated: 'Ese código es demasiado antiguo. Escribe el que muestra la aplicación ahora.',
  },

  signIn: {
    title: 'Confirma que eres tú',
    lead: 'Abre tu aplicación de autenticación y escribe el código que muestra para esta cuenta.',
    actionPassed: 'Confirmado',
    passed: 'Has iniciado sesión',
    passedLead: 'Te llevamos de vuelta…',
    help: '¿No funciona el código?',
    helpAccount: 'Comprueba que es la cuenta correcta en la aplicación:',
    helpOnce: 'Cada código dura 30 segundos y sirve una sola vez. Si ya se ha usado, espera al siguiente.',
    helpClock: 'Activa la fecha y hora automáticas en el teléfono: los códigos dependen de su reloj.',
    helpLost: '¿No tienes el teléfono a mano? Usa uno de tus códigos de recuperación.',
    helpShare: 'No digas nunca un código a nadie, ni siquiera al equipo de soporte.',
  },

  ways: {
    'use-recovery-code': 'Usar un código de recuperación',
  },

  trouble: {
    offline: 'Parece que no tienes conexión. Compruébala y vuelve a intentarlo: no se pierde nada.',
    unavailable: 'El servicio de inicio de sesión no está disponible en este momento. Inténtalo de nuevo dentro de un instante: no se pierde nada.',
    other: 'No ha funcionado. Vuelve a intentarlo y avisa al equipo de soporte si sigue fallando.',
  },

  reset: {
    lost: '¿No puedes acceder a tu dispositivo?',
  },
};
