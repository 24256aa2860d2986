import type { FieldWords } from './index.js';

export const words: FieldWords = {
  direction: 'ltr',
  locale: 'es',

  code: {
    label: 'Código de tu aplicación de autenticación',
    onlyDigits: 'El código solo contiene los dígitos del 0 al 9. Cambia el teclado y escribe el código de nuevo.',
    incomplete: (digits) => `Escribe los ${digits} dígitos del código.`,
  },
};
