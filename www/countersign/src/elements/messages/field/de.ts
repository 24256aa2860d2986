import type { FieldWords } from './index.js';

export const words: FieldWords = {
  direction: 'ltr',
  locale: 'de',

  code: {
    label: 'Code aus Ihrer Authenticator-App',
    onlyDigits: 'Der Code besteht nur aus den Ziffern 0 bis 9. Stellen Sie Ihre Tastatur um und geben Sie den Code noch einmal ein.',
    incomplete: (digits) => `Geben Sie alle ${digits} Ziffern des Codes ein.`,
  },
};
