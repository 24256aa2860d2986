import type { UnusualWords } from './index.js';

export const trouble: UnusualWords['trouble'] = {
  conflict: 'Esto ya se ha hecho, quizá en otra pestaña. Vuelve a cargar la página para ver el estado actual.',
  forbidden: 'Esta página no puede hacer eso. Vuelve al sitio web y empieza de nuevo.',
  notListed: 'Este sitio web no está bien configurado para el inicio de sesión en dos pasos. Avisa a su equipo de soporte.',
  sentLately: 'Se acaba de enviar un mensaje. Espera un poco antes de pedir el siguiente.',
};
