import { triesLeft } from '../code/fr.js';
import { counting, lasting } from '../intl.js';
import type { WaysWords } from './index.js';

const count = counting('fr');
const lasts = lasting('fr');

export const words: WaysWords = {
  common: {
    cancel: 'Annuler',
    continue: 'Continuer',
    next: 'Suivant',
    back: 'Retour',
  },

  signIn: {
    actionTitle: 'Confirmez cette action',
    recoveryLead:
      'Saisissez l’un des codes de récupération que vous avez enregistrés lors de la configuration de la connexion en deux étapes.',
    lockedLead:
      'Trop de codes incorrects ont été saisis pour ce compte. Demandez à la personne qui le gère de vous débloquer : d’autres essais ici ne serviront à rien.',
    passwordChangeLead:
      'Trop de codes incorrects ont été saisis pour ce compte : quelqu’un d’autre connaît peut-être votre mot de passe. Changez-le sur le site, puis reconnectez-vous.',
    helpRecovery: 'Un code de récupération compte 18 lettres et chiffres et sert une fois.',
    recoveryUsed: 'Code de récupération accepté',
    recoveryUsedLead: (left) =>
      left === 0
        ? 'C’était votre dernier code de récupération. Créez-en de nouveaux dans vos paramètres de sécurité dès que vous serez connecté.'
        : `Ce code ne peut plus servir. Il vous reste ${count(left, { one: '# code de récupération', other: '# codes de récupération' })}.${left <= 3 ? ' Créez-en bientôt de nouveaux dans vos paramètres de sécurité.' : ''}`,
    warned: 'Était-ce vous ?',
    failuresBefore: (n) =>
      `${count(n, { one: '# code incorrect a été saisi', other: '# codes incorrects ont été saisis' })} depuis votre dernière connexion. Si ce n’était pas vous, quelqu’un connaît votre mot de passe : changez-le.`,
    locked: 'La connexion est bloquée',
    passwordChange: 'Changez d’abord votre mot de passe',
    tokenLead: 'Appuyez sur le bouton de votre jeton matériel et saisissez le code affiché.',
    emailLead: (to) => `Saisissez le code que nous avons envoyé à ${to ?? 'votre adresse e-mail'}.`,
    smsLead: (to) => `Saisissez le code que nous avons envoyé par SMS ${to ? `au ${to}` : 'à votre téléphone'}.`,
    newDeviceLead: (to) =>
      `Vous vous connectez depuis un appareil que nous ne connaissons pas encore. Pour être sûrs que c’est vous, nous avons envoyé un code à ${to ?? 'votre adresse e-mail'}.`,
    linkTitle: 'Consultez vos e-mails',
    linkLead: (to) => `Nous avons envoyé un lien de connexion à ${to ?? 'votre adresse e-mail'}.`,
    linkSameBrowser: 'Ouvrez le lien dans ce navigateur. Il ne fonctionne dans aucun autre.',
    linkWaiting: 'En attente du lien. Cette page continuera ensuite d’elle-même.',
    trust: (days) => `Faire confiance à cet appareil pendant ${count(days, { one: '# jour', other: '# jours' })}`,
    trustHint: 'Pas sur un appareil que d’autres utilisent aussi.',
    noMethod: 'Vous ne pouvez pas vous connecter ici',
    noMethodLead: 'Une deuxième étape est obligatoire, mais votre compte ne peut en utiliser aucune. Adressez-vous à la personne qui le gère.',
    apiPassword: 'Le mot de passe seul n’est pas accepté ici',
    apiPasswordLead: 'La connexion en deux étapes est obligatoire : les programmes ont besoin d’un jeton d’accès à la place du mot de passe.',
    helpTokenOnce: 'Chaque code sert une fois. Appuyez sur le bouton pour obtenir le suivant.',
    helpTokenPair: 'Le bouton a été pressé de nombreuses fois ? Après un code incorrect, vous pouvez saisir deux codes à la suite.',
    helpSpam: 'Rien reçu ? Regardez aussi dans les courriers indésirables et patientez une minute.',
    helpNewest: 'Seul le code du message le plus récent est valable.',
  },

  sent: {
    missing: 'Rien reçu ? Regardez aussi dans les courriers indésirables.',
    missingSms: 'Rien reçu ?',
    codeOver: 'Le code n’est plus valable.',
    linkOver: 'Le lien n’est plus valable.',
    again: 'Envoyer un nouveau code',
    linkAgain: 'Envoyer un nouveau lien',
    againIn: 'Vous pourrez en demander un nouveau dans',
    sending: 'Envoi…',
    done: 'Envoyé.',
    lately: 'Un message vient déjà d’être envoyé.',
  },

  ways: {
    'use-totp': 'Utiliser l’application d’authentification',
    title: 'Essayer autrement',
    recommended: 'Recommandé',
    'less-secure': 'Moins sûr',
    totp: 'Application d’authentification',
    hotp: 'Jeton matériel',
    'recovery-code': 'Code de récupération',
    'email-code': 'Code par e-mail',
    'sms-code': 'Code par SMS',
    'email-link': 'Lien par e-mail',
    'new-device-code': 'Code par e-mail',
    'use-hotp': 'Utiliser le jeton matériel',
    'use-email-code': 'Utiliser un code par e-mail',
    'use-sms-code': 'Utiliser un code par SMS',
    'use-email-link': 'Utiliser un lien par e-mail',
    'use-new-device-code': 'Utiliser un code par e-mail',
  },

  code: {
    recoveryLabel: 'Code de récupération',
    recoveryHint: 'Les majuscules et les tirets n’ont pas d’importance.',
    recoveryEmpty: 'Saisissez un de vos codes de récupération.',
    waitOver: 'Vous pouvez réessayer maintenant.',
    tryAgainIn: 'Nouvel essai dans',
    tokenLabel: 'Code de votre jeton matériel',
    sentLabel: 'Code du message',
    emailLabel: 'Code de l’e-mail',
    smsLabel: 'Code du SMS',
    usePair: 'Les codes du jeton ne marchent jamais ?',
    pairLabel: 'Deux codes de votre jeton matériel',
    pairHint: 'Saisissez un code, appuyez sur le bouton du jeton, puis saisissez le suivant juste après. Le jeton est ainsi resynchronisé.',
  },

  refusal: {
    malformedRecovery:
      'Ce n’est pas un code de récupération : il manque un caractère ou l’un d’eux est erroné. Comparez-le avec celui que vous avez enregistré.',
    wrongRecovery: (remaining) => `Ce code de récupération est incorrect.${remaining ? ` ${triesLeft(remaining)}` : ''}`,
    usedRecovery: 'Ce code de récupération a déjà été utilisé. Chacun ne sert qu’une fois : prenez-en un autre.',
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
    malformedToken: (digits) => `Ce n’est pas un code. Saisissez les ${digits} chiffres affichés par le jeton.`,
    malformedPair: 'Saisissez deux codes, l’un juste après l’autre, et rien d’autre.',
    malformedSent: (digits) => `Ce n’est pas un code. Saisissez les ${digits} chiffres du message.`,
    wrongToken: (remaining) =>
      `Ce code est incorrect. Appuyez sur le bouton du jeton et saisissez le nouveau code.${remaining ? ` ${triesLeft(remaining)}` : ''}`,
    wrongPair: (remaining) =>
      `Ces codes ne se suivent pas. Prenez les deux suivants, l’un juste après l’autre.${remaining ? ` ${triesLeft(remaining)}` : ''}`,
    wrongSent: (remaining) =>
      `Ce code est incorrect. Vérifiez qu’il vient du message le plus récent.${remaining ? ` ${triesLeft(remaining)}` : ''}`,
    usedToken: 'Ce code a déjà été utilisé. Appuyez sur le bouton du jeton pour obtenir le suivant.',
    usedSent: 'Ce code a déjà été utilisé. Chaque code sert une fois : demandez-en un nouveau.',
    outdatedSent: 'Ce code a été remplacé par un plus récent. Saisissez le code du message le plus récent.',
    expired: 'Ce code n’est plus valable. Demandez-en un nouveau.',
    expiredAndSent: 'Ce code n’est plus valable. Nous venons de vous en envoyer un nouveau : saisissez celui-là.',
    notSent: 'Aucun code n’a encore été envoyé. Demandez-en un.',
  },
};
