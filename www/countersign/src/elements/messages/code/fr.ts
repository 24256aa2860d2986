import { counting, lasting } from '../intl.js';
import type { CodeWords } from './index.js';

const count = counting('fr');
const lasts = lasting('fr');

export const triesLeft = (n: number) =>
  n === 1
    ? 'Encore un code incorrect et vous devrez patienter.'
    : `Il vous reste ${count(n, { one: '# essai', other: '# essais' })} avant de devoir patienter.`;

export const words: CodeWords = {
  common: {
    cancel: 'Annuler',
    continue: 'Continuer',
    loading: 'Un instant…',
    tryAgain: 'Réessayer',
    backTo: (workspace) => `Retour à ${workspace}`,
    next: 'Suivant',
    back: 'Retour',
  },

  code: {
    recoveryLabel: 'Code de récupération',
    recoveryHint: 'Les majuscules et les tirets n’ont pas d’importance.',
    submit: 'Confirmer',
    checking: 'Vérification…',
    recoveryEmpty: 'Saisissez un de vos codes de récupération.',
    waitOver: 'Vous pouvez réessayer maintenant.',
    tryAgainIn: 'Nouvel essai dans',
  },

  refusal: {
    malformed: (digits) => `Ce n’est pas un code. Saisissez les ${digits} chiffres que l’application affiche en ce moment.`,
    malformedRecovery:
      'Ce n’est pas un code de récupération : il manque un caractère ou l’un d’eux est erroné. Comparez-le avec celui que vous avez enregistré.',
    wrong: (remaining) =>
      `Ce code est incorrect. Vérifiez que l’application l’affiche en ce moment, pour le bon compte.${remaining ? ` ${triesLeft(remaining)}` : ''}`,
    wrongRecovery: (remaining) => `Ce code de récupération est incorrect.${remaining ? ` ${triesLeft(remaining)}` : ''}`,
    used: 'Ce code a déjà été utilisé. Chaque code ne sert qu’une fois : attendez que l’application affiche le suivant.',
    usedRecovery: 'Ce code de récupération a déjà été utilisé. Chacun ne sert qu’une fois : prenez-en un autre.',
    outdated: 'Ce code est trop ancien. Saisissez celui que l’application affiche maintenant.',
    clockOff: (seconds) => {
      const side = seconds > 0 ? 'avance' : 'retarde';
      const exact = Math.abs(seconds) < 60 ? '' : ` (${count(Math.round(Math.abs(seconds)), { one: '# seconde', other: '# secondes' })})`;
      return `L’horloge de votre téléphone ${side} de ${lasts(seconds)}${exact}. Activez-y la date et l’heure automatiques, puis saisissez le nouveau code.`;
    },
    clockOffUnknown:
      'L’horloge de votre téléphone n’est pas à l’heure. Activez-y la date et l’heure automatiques, puis saisissez le nouveau code.',
    wait: (seconds) => `Trop de codes incorrects. Vous pourrez réessayer dans ${lasts(seconds)}.`,
    waitUnknown: 'Trop de codes incorrects. Patientez un peu avant d’en saisir un autre.',
    notEnrolled: 'Aucune application d’authentification n’est configurée pour ce compte. Rechargez la page pour en configurer une.',
  },

  signIn: {
    title: 'Confirmez votre identité',
    lead: 'Ouvrez votre application d’authentification et saisissez le code qu’elle affiche pour ce compte.',
    recoveryLead:
      'Saisissez l’un des codes de récupération que vous avez enregistrés lors de la configuration de la connexion en deux étapes.',
    actionTitle: 'Confirmez cette action',
    actionPassed: 'Action confirmée',
    passed: 'Vous êtes connecté',
    passedLead: 'Redirection en cours…',
    lockedLead:
      'Trop de codes incorrects ont été saisis pour ce compte. Demandez à la personne qui le gère de vous débloquer : d’autres essais ici ne serviront à rien.',
    passwordChangeLead:
      'Trop de codes incorrects ont été saisis pour ce compte : quelqu’un d’autre connaît peut-être votre mot de passe. Changez-le sur le site, puis reconnectez-vous.',
    help: 'Le code ne fonctionne pas ?',
    helpAccount: 'Vérifiez que c’est le bon compte dans l’application :',
    helpOnce: 'Chaque code dure 30 secondes et ne sert qu’une fois. S’il a déjà été utilisé, attendez le suivant.',
    helpClock: 'Activez la date et l’heure automatiques sur le téléphone : les codes dépendent de son horloge.',
    helpLost: 'Pas de téléphone à portée de main ? Utilisez l’un de vos codes de récupération.',
    helpShare: 'Ne communiquez jamais un code à personne, pas même à l’assistance.',
    helpRecovery: 'Un code de récupération compte 18 lettres et chiffres et sert une fois.',
  },

  ways: {
    'use-totp': 'Utiliser l’application d’authentification',
    'use-recovery-code': 'Utiliser un code de récupération',
  },

  trouble: {
    offline: 'Vous semblez être hors ligne. Vérifiez votre connexion, puis réessayez : rien n’est perdu.',
    unavailable: 'Le service de connexion n’est pas disponible pour le moment. Réessayez dans un instant : rien n’est perdu.',
    other: 'Cela n’a pas fonctionné. Réessayez, et contactez l’assistance si le problème persiste.',
    conflict: 'Cela a déjà été fait, peut-être dans un autre onglet. Rechargez la page pour voir l’état actuel.',
    forbidden: 'Cette page n’y est pas autorisée. Retournez sur le site et recommencez.',
    notListed: 'Ce site n’est pas correctement configuré pour la connexion en deux étapes. Contactez son assistance.',
    sentLately: 'Un message vient d’être envoyé. Patientez un peu avant de demander le suivant.',
  },

  ended: {
    title: 'Cette page a expiré',
    lead: 'Pour votre sécurité, elle n’est valable que quelques minutes. Retournez sur le site et reconnectez-vous.',
    securityLead:
      'Pour votre sécurité, elle n’est valable qu’une demi-heure. Ouvrez à nouveau vos paramètres de sécurité depuis le site.',
    enrolled: 'La connexion en deux étapes est configurée. Retournez sur le site et connectez-vous à nouveau.',
    overTitle: 'Cette connexion est terminée',
    overLead: 'Elle a déjà été confirmée ou son délai est dépassé. Retournez sur le site ; si vous n’y êtes pas connecté, reconnectez-vous.',
    invalidTitle: 'Ce lien n’est pas valable',
    invalidLead: 'Il est peut-être incomplet ou déjà utilisé. Retournez sur le site et recommencez.',
    otherBrowserTitle: 'Cette connexion a été commencée dans un autre navigateur',
    otherBrowserLead:
      'Pour votre sécurité, elle ne peut être terminée que dans celui-ci. Retournez sur le site et reconnectez-vous. Si quelqu’un vous a envoyé ce lien, ne saisissez aucun code : cette personne cherche peut-être à se connecter à votre place.',
    leftTitle: 'Cette page est fermée',
    leftLead: 'Elle se ferme quand vous la quittez, pour que personne d’autre ne puisse l’utiliser. Ouvrez-la à nouveau depuis le site.',
    changedTitle: 'Vos applications d’authentification ont changé',
    changedLead: 'Cette page a été ouverte avant le changement. Ouvrez-la à nouveau depuis le site.',
  },

  reset: {
    lost: 'Vous n’avez pas accès à votre appareil ?',
  },
};
