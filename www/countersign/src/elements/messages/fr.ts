import type { Messages } from './index.js';
import { counting, lasting } from './intl.js';
import { link } from './link/fr.js';
import { reset } from './reset/fr.js';
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
    next: 'Suivant',
    back: 'Retour',
  },

  code: {
    label: 'Code de votre application d’authentification',
    recoveryLabel: 'Code de récupération',
    recoveryHint: 'Les majuscules et les tirets n’ont pas d’importance.',
    submit: 'Confirmer',
    checking: 'Vérification…',
    onlyDigits: 'Le code ne contient que les chiffres de 0 à 9. Changez la disposition de votre clavier et saisissez le code à nouveau.',
    incomplete: (digits) => `Saisissez les ${digits} chiffres du code.`,
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

  signIn: {
    title: 'Confirmez votre identité',
    lead: 'Ouvrez votre application d’authentification et saisissez le code qu’elle affiche pour ce compte.',
    recoveryLead:
      'Saisissez l’un des codes de récupération que vous avez enregistrés lors de la configuration de la connexion en deux étapes.',
    actionTitle: 'Confirmez cette action',
    actionPassed: 'Action confirmée',
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
    helpRecovery: 'Un code de récupération compte 18 lettres et chiffres et sert une fois.',
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
    scanned: 'Continuez dès que l’application affiche un code',
    scannedHint: 'Vous le saisirez à la fin.',
    confirm: 'Saisissez le code',
    confirmLead: 'Dernière étape : saisissez le code que l’application affiche maintenant.',
    overTitle: 'Cette configuration n’est plus valable',
    overLead: 'Elle a pris trop de temps. Recommencez : rien d’autre n’a changé.',
    overAgain: 'Recommencer',
    otherKind: 'Choisir un autre moyen',
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
    titleOne: 'Enregistrez votre code de récupération',
    leadOne: 'Si vous perdez votre téléphone, ce code vous permet de vous connecter une fois. Conservez-le hors ligne, loin du téléphone, et ne le montrez à personne, pas même à l’assistance.',
    keptOne: 'J’ai enregistré ce code',
    keptNeededOne: 'Copiez, téléchargez, imprimez ou notez d’abord le code, puis cochez « J’ai enregistré ce code ». Il ne sera plus affiché.',
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
    'use-totp': 'Utiliser l’application d’authentification',
    'use-hotp': 'Utiliser le jeton matériel',
    'use-recovery-code': 'Utiliser un code de récupération',
    'use-email-code': 'Utiliser un code par e-mail',
    'use-sms-code': 'Utiliser un code par SMS',
    'use-email-link': 'Utiliser un lien par e-mail',
    'use-new-device-code': 'Utiliser un code par e-mail',
  },

  grace: {
    lead: 'Avec une deuxième étape, personne n’entre avec votre seul mot de passe. Cela prend environ deux minutes.',
    encourageLead: 'Avec une deuxième étape, personne n’entre avec votre seul mot de passe. Cela prend environ deux minutes, et rien ne presse.',
    until: (moment, left) => `Vous avez jusqu’au ${moment} (encore ${lasts(left)}). Ensuite, vous ne pourrez plus vous connecter sans elle.`,
    now: 'Configurer maintenant',
    later: 'Plus tard',
    notNow: 'Pas maintenant',
  },

  kinds: {
    lead: 'Choisissez comment confirmer vos connexions.',
    totp: 'Application d’authentification',
    'totp-hint': 'Une application sur votre téléphone affiche un code, même sans réseau.',
    sms: 'SMS',
    'sms-hint': 'Un code est envoyé à votre téléphone.',
    email: 'Adresse e-mail',
    'email-hint': 'Un code est envoyé à votre adresse e-mail.',
    hotp: 'Jeton matériel',
    'hotp-hint': 'Un petit appareil muni d’un bouton affiche un code.',
  },

  details: {
    phoneTitle: 'Quel numéro de téléphone ?',
    phoneLead: 'Nous y envoyons un code maintenant, puis à chaque connexion.',
    phone: 'Numéro de téléphone',
    phoneHint: 'Avec « + » et l’indicatif du pays, par exemple +33\u00a01\u00a099\u00a000\u00a012\u00a034.',
    phoneKnown: 'Envoyer les codes à',
    emailTitle: 'Quelle adresse e-mail ?',
    emailLead: 'Nous y envoyons un code maintenant, puis à chaque connexion.',
    email: 'Adresse e-mail',
    emailKnown: 'Envoyer les codes à',
    another: 'Une autre',
    send: 'Envoyer le code',
    tokenTitle: 'Ajoutez votre jeton matériel',
    tokenLead: 'Saisissez la clé fournie avec le jeton.',
    secret: 'Clé du jeton',
    secretHint: 'Lettres A à Z et chiffres 2 à 7. Les espaces ne comptent pas.',
    more: 'Plus de détails sur le jeton',
    digits: 'Chiffres d’un code',
    counter: 'Codes déjà utilisés',
  },

  advice: {
    title: 'La connexion en deux étapes est activée',
    lead: 'Avant de continuer :',
    'sim-swap': 'Qui s’empare de votre numéro de téléphone peut détourner vos SMS. Une application d’authentification ne peut pas être détournée ainsi.',
    'keep-offline': 'Conservez vos codes de récupération hors ligne, par exemple sur papier.',
    'try-it-out': 'Essayez : déconnectez-vous puis reconnectez-vous pendant que vous avez tout sous la main.',
    'never-share': 'Ne communiquez jamais un code à personne, pas même à l’assistance.',
    'support-checks-identity': 'Si vous perdez tout, l’assistance devra vérifier qui vous êtes. Cela prend du temps.',
  },

  security,

  link,

  reset,

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
    badEmail: 'Nous ne pouvons pas écrire à cette adresse e-mail. Vérifiez qu’elle ne contient pas d’erreur.',
    badPhone: 'Nous ne pouvons rien envoyer à ce numéro. Saisissez-le avec « + » et l’indicatif du pays.',
    badSecret: 'Ce n’est pas la clé d’un jeton. Elle ne contient que les lettres A à Z et les chiffres 2 à 7.',
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
};
