import type { Messages } from './index.js';
import { counting, lasting } from './intl.js';
import { security } from './security/fr.js';

const count = counting('fr');
const lasts = lasting('fr');

const triesLeft = (n: number) =>
  n === 1
    ? 'Encore un code incorrect et vous devrez patienter.'
    : `Il vous reste ${count(n, { one: '# essai', other: '# essais' })} avant de devoir patienter.`;

/** What the core says of an app, by its kind. */
const causes: Readonly<Record<string, string>> = {
  'algorithm-ignored': 'Les codes ne correspondront pas, car l’application utilise un autre algorithme de hachage.',
  'algorithm-refused': 'Cet algorithme de hachage n’est pas pris en charge.',
  'unknown-algorithm-ignored': 'Les codes risquent de ne pas correspondre, car l’application utilise un autre algorithme de hachage.',
  'unknown-algorithm-refused': 'Le nom de l’algorithme de hachage n’est pas reconnu.',
  'digits-ignored': 'Les codes ne correspondront pas, car l’application affiche toujours 6 chiffres.',
  'digits-refused': 'Les codes de cette longueur ne sont pas pris en charge.',
  'period-ignored': 'Les codes ne correspondront pas, car ils changent toujours toutes les 30 secondes.',
  'period-refused': 'Un intervalle aussi court n’est pas pris en charge.',
  'counter-ignored': 'Les codes ne correspondront pas, car l’application n’affiche que des codes temporels.',
  'counter-refused': 'Les codes à compteur ne sont pas pris en charge.',
  'counter-too-large': 'Le compteur est trop grand.',
  'counter-missing': 'Le QR code est refusé, car le compteur est absent.',
  'steam-ignored': 'L’application affiche des chiffres au lieu des caractères de Steam.',
  'steam-refused': 'Les codes Steam ne sont pas pris en charge sous cette forme.',
  'steam-assumed': 'Les codes ne correspondront pas, car l’application affiche des codes Steam à cause du nom.',
  'upper-case-refused': 'Une adresse en majuscules est refusée.',
  'raw-space-refused': 'Le QR code est refusé, car il contient une espace.',
  'secret-length-refused': 'Une clé de cette longueur n’est pas prise en charge.',
  'colon-refused': 'Le QR code est refusé, car un nom contient deux-points.',
  'name-breaks-address': 'Une partie du QR code est perdue, car un nom contient &, # ou ?.',
};

export const fr: Messages = {
  direction: 'ltr',
  locale: 'fr',

  common: {
    copy: 'Copier',
    copied: 'Copié',
    copyByHand: 'Votre navigateur n’a pas autorisé la copie. Le texte est sélectionné : copiez-le avec le clavier.',
    cancel: 'Annuler',
    continue: 'Continuer',
    loading: 'Un instant…',
    tryAgain: 'Réessayer',
    backTo: (workspace) => `Retour à ${workspace}`,
  },

  code: {
    label: 'Code de votre application d’authentification',
    recoveryLabel: 'Code de récupération',
    recoveryHint: 'Les majuscules et les tirets n’ont pas d’importance.',
    submit: 'Confirmer',
    checking: 'Vérification…',
    useRecovery: 'Utiliser un code de récupération',
    useApp: 'Utiliser l’application d’authentification',
    onlyDigits: 'Le code ne contient que les chiffres de 0 à 9. Changez la disposition de votre clavier et saisissez le code à nouveau.',
    incomplete: (digits) => `Saisissez les ${digits} chiffres du code.`,
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
    passed: 'Vous êtes connecté',
    passedLead: 'Redirection en cours…',
    recoveryUsed: 'Code de récupération accepté',
    recoveryUsedLead: (left) =>
      left === 0
        ? 'C’était votre dernier code de récupération. Créez-en de nouveaux dans vos paramètres de sécurité dès que vous serez connecté.'
        : `Ce code ne peut plus servir. Il vous reste ${count(left, { one: '# code de récupération', other: '# codes de récupération' })}.${left <= 3 ? ' Créez-en bientôt de nouveaux dans vos paramètres de sécurité.' : ''}`,
    warned: 'Était-ce vous ?',
    failuresBefore: (n) =>
      `${count(n, { one: '# code incorrect a été saisi', other: '# codes incorrects ont été saisis' })} depuis votre dernière connexion. Si ce n’était pas vous, quelqu’un connaît votre mot de passe : changez-le.`,
    locked: 'La connexion est bloquée',
    lockedLead:
      'Trop de codes incorrects ont été saisis pour ce compte. Demandez à la personne qui le gère de vous débloquer : d’autres essais ici ne serviront à rien.',
    passwordChange: 'Changez d’abord votre mot de passe',
    passwordChangeLead:
      'Trop de codes incorrects ont été saisis pour ce compte : quelqu’un d’autre connaît peut-être votre mot de passe. Changez-le sur le site, puis reconnectez-vous.',
    help: 'Le code ne fonctionne pas ?',
    helpAccount: 'Vérifiez que c’est le bon compte dans l’application :',
    helpOnce: 'Chaque code dure 30 secondes et ne sert qu’une fois. S’il a déjà été utilisé, attendez le suivant.',
    helpClock: 'Activez la date et l’heure automatiques sur le téléphone : les codes dépendent de son horloge.',
    helpLost: 'Pas de téléphone à portée de main ? Utilisez l’un de vos codes de récupération.',
    helpShare: 'Ne communiquez jamais un code à personne, pas même à l’assistance.',
  },

  enrollment: {
    title: 'Configurer la connexion en deux étapes',
    lead: 'Désormais, vous vous connecterez avec votre mot de passe et un code fourni par une application sur votre téléphone.',
    addTitle: 'Ajouter une application d’authentification',
    addLead: 'Elle reçoit sa propre clé : vos applications actuelles continuent de fonctionner.',
    scan: 'Ajoutez le compte à votre application d’authentification',
    scanHint: 'Dans l’application, ajoutez un compte, puis scannez ce QR code.',
    validFor: (seconds) => `Le QR code est valable ${lasts(seconds)}.`,
    qrTitle: (workspace) => `QR code qui ajoute ${workspace} à une application d’authentification`,
    openApp: 'Ouvrir dans l’application',
    openAppHint: 'L’application est sur un autre appareil ? Scannez ce QR code avec celui-ci.',
    key: 'Impossible de scanner ? Saisissez cette clé',
    keyHint: 'Choisissez « basé sur le temps » si l’application le demande.',
    copyKey: 'Copier la clé',
    type: 'Saisissez le code affiché',
    codeLabel: (digits) => `Code à ${digits} chiffres`,
    expired: 'Ce QR code n’est plus valable',
    expiredLead: 'Si vous avez déjà ajouté le compte dans l’application, supprimez-le. Recommencez ensuite avec un nouveau QR code.',
    again: 'Afficher un nouveau QR code',
    drawing: 'Création du QR code…',
    qrFailed: 'Le QR code ne peut pas être affiché ici. Saisissez plutôt la clé dans votre application.',
    needApp: 'Pas encore d’application ?',
    needAppLead:
      'Toute application d’authentification convient : Google Authenticator, Microsoft Authenticator, 2FAS, Aegis, Bitwarden, 1Password et bien d’autres.',
  },

  compat: {
    any: 'Fonctionne avec toute application d’authentification.',
    title: 'Ces applications ne peuvent pas utiliser ce QR code',
    apps: (names) => names.join(', '),
    cause: (kind, english) => causes[kind] ?? english,
  },

  recovery: {
    title: 'Enregistrez vos codes de récupération',
    lead: 'Si vous perdez votre téléphone, chacun de ces codes vous permet de vous connecter une fois. Conservez-les hors ligne, loin du téléphone, et ne les montrez à personne, pas même à l’assistance.',
    list: 'Codes de récupération',
    download: 'Télécharger',
    print: 'Imprimer',
    downloaded: 'Enregistré dans un fichier texte.',
    kept: 'J’ai enregistré ces codes',
    keptNeeded:
      'Copiez, téléchargez, imprimez ou notez d’abord les codes, puis cochez « J’ai enregistré ces codes ». Ils ne seront plus affichés.',
    fileName: (workspace) => `${workspace} codes de récupération.txt`,
    fileTitle: (workspace) => `Codes de récupération pour ${workspace}`,
    fileAccount: (account) => `Compte : ${account}`,
    fileMade: (date) => `Créés le : ${date}`,
    fileUse: 'Chaque code permet de se connecter une fois, à la place du code de votre application d’authentification.',
    fileOld: 'Les codes reçus auparavant ne fonctionnent plus.',
  },

  security,

  trouble: {
    offline: 'Vous semblez être hors ligne. Vérifiez votre connexion, puis réessayez : rien n’est perdu.',
    unavailable: 'Le service de connexion n’est pas disponible pour le moment. Réessayez dans un instant : rien n’est perdu.',
    other: 'Cela n’a pas fonctionné. Réessayez, et contactez l’assistance si le problème persiste.',
    conflict: 'Cela a déjà été fait, peut-être dans un autre onglet. Rechargez la page pour voir l’état actuel.',
    forbidden: 'Cette page n’y est pas autorisée. Retournez sur le site et recommencez.',
    factorLimit: 'Ce compte ne peut pas avoir d’autre application d’authentification. Supprimez-en d’abord une.',
    pendingLimit: 'Trop de configurations sont en cours pour ce compte. Terminez-en une ou réessayez dans un quart d’heure.',
    badName: 'Ce nom ne peut pas être utilisé. Choisissez-en un plus court, avec des lettres et des chiffres ordinaires.',
    notListed: 'Ce site n’est pas correctement configuré pour la connexion en deux étapes. Contactez son assistance.',
  },

  ended: {
    title: 'Cette page a expiré',
    lead: 'Pour votre sécurité, elle n’est valable que quelques minutes. Retournez sur le site et reconnectez-vous.',
    securityLead:
      'Pour votre sécurité, elle n’est valable qu’une demi-heure. Ouvrez à nouveau vos paramètres de sécurité depuis le site.',
    enrolled:
      'Votre application d’authentification est configurée. Retournez sur le site et reconnectez-vous avec votre mot de passe et un code de l’application.',
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
};
