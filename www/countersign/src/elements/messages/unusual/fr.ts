import type { UnusualWords } from './index.js';

export const trouble: UnusualWords['trouble'] = {
  conflict: 'Cela a déjà été fait, peut-être dans un autre onglet. Rechargez la page pour voir l’état actuel.',
  forbidden: 'Cette page n’y est pas autorisée. Retournez sur le site et recommencez.',
  notListed: 'Ce site n’est pas correctement configuré pour la connexion en deux étapes. Contactez son assistance.',
  sentLately: 'Un message vient d’être envoyé. Patientez un peu avant de demander le suivant.',
};
