import type { FieldWords } from './index.js';

export const words: FieldWords = {
  direction: 'ltr',
  locale: 'fr',

  code: {
    label: 'Code de votre application d’authentification',
    onlyDigits: 'Le code ne contient que les chiffres de 0 à 9. Changez la disposition de votre clavier et saisissez le code à nouveau.',
    incomplete: (digits) => `Saisissez les ${digits} chiffres du code.`,
  },
};
