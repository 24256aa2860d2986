import { counting } from '../intl.js';
import type { CodeWords } from './index.js';

const count = counting('fr');

export const triesLeft = (n: number) =>
  n === 1
    ? 'Encore un code incorrect et vous devrez patienter.'
    : `Il vous reste ${count(n, { one: '# essai', other: '# essais' })} avant de devoir patienter.`;

export const words: CodeWords = {
  common: {
    loading: 'Un instant…',
    tryAgain: 'Réessayer',
    backTo: (workspace) => `Retour à ${workspace}`,
  },

  code: {
    submit: 'Confirmer',
    checking: 'Vérification…',
  },

  refusal: {
    malformed: (digits) => `Ce n’est pas un code. Saisissez les ${digits} chiffres que l’application affiche en ce moment.`,
    wrong: (remaining) =>
      `Ce code est incorrect. Vérifiez que l’application l’affiche en ce moment, pour le bon compte.${remaining ? ` ${triesLeft(remaining)}` : ''}`,
    used: 'Ce code a déjà été utilisé. Chaque code ne sert qu’une fois : attendez que l’application affiche le suivant.',
    outdated: 'Ce code est trop ancien. Saisissez celui que l’application affiche maintenant.',
  },

  signIn: {
    title: 'Confirmez votre identité',
    lead: 'Ouvrez votre application d’authentification et saisissez le code qu’elle affiche pour ce compte.',
    actionPassed: 'Action confirmée',
    passed: 'Vous êtes connecté',
    passedLead: 'Redirection en cours…',
    help: 'Le code ne fonctionne pas ?',
    helpAccount: 'Vérifiez que c’est le bon compte dans l’application :',
    helpOnce: 'Chaque code dure 30 secondes et ne sert qu’une fois. S’il a déjà été utilisé, attendez le suivant.',
    helpClock: 'Activez la date et l’heure automatiques sur le téléphone : les codes dépendent de son horloge.',
    helpLost: 'Pas de téléphone à portée de main ? Utilisez l’un de vos codes de récupération.',
    helpShare: 'Ne communiquez jamais un code à personne, pas même à l’assistance.',
  },

  ways: {
    'use-recovery-code': 'Utiliser un code de récupération',
  },

  trouble: {
    offline: 'Vous semblez être hors ligne. Vérifiez votre connexion, puis réessayez : rien n’est perdu.',
    unavailable: 'Le service de connexion n’est pas disponible pour le moment. Réessayez dans un instant : rien n’est perdu.',
    other: 'Cela n’a pas fonctionné. Réessayez, et contactez l’assistance si le problème persiste.',
  },

  reset: {
    lost: 'Vous n’avez pas accès à votre appareil ?',
  },
};
