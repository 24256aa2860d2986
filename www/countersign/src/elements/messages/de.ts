import type { Messages } from './index.js';
import { counting, lasting } from './intl.js';
import { link } from './link/de.js';
import { reset } from './reset/de.js';
import { security } from './security/de.js';

const count = counting('de');
const lasts = lasting('de');

const triesLeft = (n: number) =>
  n === 1
    ? 'Nach einem weiteren falschen Code müssen Sie warten.'
    : `Noch ${count(n, { one: '# Versuch', other: '# Versuche' })}, danach müssen Sie warten.`;

/** What the core says of an app, by its kind. */
const causes: Readonly<Record<string, string>> = {
  'algorithm-ignored': 'Die Codes stimmen nicht, weil die App ein anderes Hash-Verfahren verwendet.',
  'algorithm-refused': 'Dieses Hash-Verfahren wird nicht unterstützt.',
  'unknown-algorithm-ignored': 'Die Codes stimmen vielleicht nicht, weil die App ein anderes Hash-Verfahren verwendet.',
  'unknown-algorithm-refused': 'Der Name des Hash-Verfahrens wird nicht erkannt.',
  'digits-ignored': 'Die Codes stimmen nicht, weil die App immer 6 Ziffern anzeigt.',
  'digits-refused': 'Codes dieser Länge werden nicht unterstützt.',
  'period-ignored': 'Die Codes stimmen nicht, weil sie immer alle 30 Sekunden wechseln.',
  'period-refused': 'Ein so kurzes Zeitintervall wird nicht unterstützt.',
  'counter-ignored': 'Die Codes stimmen nicht, weil die App nur zeitbasierte Codes anzeigt.',
  'counter-refused': 'Zählerbasierte Codes werden nicht unterstützt.',
  'counter-too-large': 'Der Zähler ist zu groß.',
  'counter-missing': 'Der QR-Code wird abgelehnt, weil der Zähler fehlt.',
  'steam-ignored': 'Die App zeigt Ziffern statt der Zeichen von Steam an.',
  'steam-refused': 'Steam-Codes werden in dieser Form nicht unterstützt.',
  'steam-assumed': 'Die Codes stimmen nicht, weil die App wegen des Namens Steam-Codes anzeigt.',
  'upper-case-refused': 'Eine Adresse in Großbuchstaben wird abgelehnt.',
  'raw-space-refused': 'Der QR-Code wird abgelehnt, weil er ein Leerzeichen enthält.',
  'secret-length-refused': 'Ein Schlüssel dieser Länge wird nicht unterstützt.',
  'colon-refused': 'Der QR-Code wird abgelehnt, weil ein Name einen Doppelpunkt enthält.',
  'name-breaks-address': 'Ein Teil des QR-Codes geht verloren, weil ein Name &, # oder ? enthält.',
};

export const de: Messages = {
  direction: 'ltr',
  locale: 'de',

  common: {
    copy: 'Kopieren',
    copied: 'Kopiert',
    copyByHand: 'Ihr Browser hat das Kopieren nicht zugelassen. Der Text ist markiert: Kopieren Sie ihn mit der Tastatur.',
    cancel: 'Abbrechen',
    continue: 'Weiter',
    loading: 'Einen Moment …',
    tryAgain: 'Erneut versuchen',
    backTo: (workspace) => `Zurück zu ${workspace}`,
    next: 'Weiter',
    back: 'Zurück',
  },

  code: {
    label: 'Code aus Ihrer Authenticator-App',
    recoveryLabel: 'Wiederherstellungscode',
    recoveryHint: 'Groß- und Kleinschreibung und Bindestriche spielen keine Rolle.',
    submit: 'Bestätigen',
    checking: 'Wird geprüft …',
    onlyDigits: 'Der Code besteht nur aus den Ziffern 0 bis 9. Stellen Sie Ihre Tastatur um und geben Sie den Code noch einmal ein.',
    incomplete: (digits) => `Geben Sie alle ${digits} Ziffern des Codes ein.`,
    recoveryEmpty: 'Geben Sie einen Ihrer Wiederherstellungscodes ein.',
    waitOver: 'Sie können es jetzt wieder versuchen.',
    tryAgainIn: 'Neuer Versuch in',
    tokenLabel: 'Code Ihres Hardware-Tokens',
    sentLabel: 'Code aus der Nachricht',
    emailLabel: 'Code aus der E-Mail',
    smsLabel: 'Code aus der SMS',
    usePair: 'Stimmen die Codes des Tokens nie?',
    pairLabel: 'Zwei Codes Ihres Hardware-Tokens',
    pairHint: 'Geben Sie einen Code ein, drücken Sie die Taste am Token und geben Sie den nächsten direkt dahinter ein. So passt der Token wieder.',
  },

  refusal: {
    malformed: (digits) => `Das ist kein Code. Geben Sie die ${digits} Ziffern ein, die die App gerade anzeigt.`,
    malformedRecovery:
      'Das ist kein Wiederherstellungscode: Ein Zeichen fehlt oder ist falsch. Vergleichen Sie ihn mit dem Code, den Sie gespeichert haben.',
    wrong: (remaining) =>
      `Der Code ist falsch. Prüfen Sie, ob die App ihn gerade für das richtige Konto anzeigt.${remaining ? ` ${triesLeft(remaining)}` : ''}`,
    wrongRecovery: (remaining) => `Der Wiederherstellungscode ist falsch.${remaining ? ` ${triesLeft(remaining)}` : ''}`,
    used: 'Dieser Code wurde bereits verwendet. Jeder Code gilt nur einmal: Warten Sie, bis die App den nächsten anzeigt.',
    usedRecovery: 'Dieser Wiederherstellungscode wurde bereits verwendet. Jeder gilt nur einmal: Nehmen Sie einen anderen.',
    outdated: 'Dieser Code ist zu alt. Geben Sie den Code ein, den die App jetzt anzeigt.',
    clockOff: (seconds) => {
      const side = seconds > 0 ? 'vor' : 'nach';
      const exact = Math.abs(seconds) < 60 ? '' : ` (${count(Math.round(Math.abs(seconds)), { one: '# Sekunde', other: '# Sekunden' })})`;
      return `Die Uhr Ihres Smartphones geht ${lasts(seconds)}${exact} ${side}. Schalten Sie dort Datum und Uhrzeit auf „automatisch“ und geben Sie dann den neuen Code ein.`;
    },
    clockOffUnknown:
      'Die Uhr Ihres Smartphones geht falsch. Schalten Sie dort Datum und Uhrzeit auf „automatisch“ und geben Sie dann den neuen Code ein.',
    wait: (seconds) => `Zu viele falsche Codes. Sie können es in ${lasts(seconds)} wieder versuchen.`,
    waitUnknown: 'Zu viele falsche Codes. Warten Sie kurz, bevor Sie den nächsten eingeben.',
    notEnrolled: 'Für dieses Konto ist keine Authenticator-App eingerichtet. Laden Sie die Seite neu, um eine einzurichten.',
    malformedToken: (digits) => `Das ist kein Code. Geben Sie die ${digits} Ziffern ein, die der Token anzeigt.`,
    malformedPair: 'Geben Sie zwei Codes direkt hintereinander ein und sonst nichts.',
    malformedSent: (digits) => `Das ist kein Code. Geben Sie die ${digits} Ziffern aus der Nachricht ein.`,
    wrongToken: (remaining) =>
      `Dieser Code stimmt nicht. Drücken Sie die Taste am Token und geben Sie den neuen Code ein.${remaining ? ` ${triesLeft(remaining)}` : ''}`,
    wrongPair: (remaining) =>
      `Diese Codes folgen nicht aufeinander. Nehmen Sie die nächsten zwei, direkt hintereinander.${remaining ? ` ${triesLeft(remaining)}` : ''}`,
    wrongSent: (remaining) =>
      `Dieser Code stimmt nicht. Prüfen Sie, ob er aus der neuesten Nachricht ist.${remaining ? ` ${triesLeft(remaining)}` : ''}`,
    usedToken: 'Dieser Code wurde schon benutzt. Drücken Sie die Taste am Token für den nächsten.',
    usedSent: 'Dieser Code wurde schon benutzt. Jeder Code gilt einmal: Fordern Sie einen neuen an.',
    outdatedSent: 'Dieser Code wurde durch einen neueren ersetzt. Geben Sie den Code aus der neuesten Nachricht ein.',
    expired: 'Dieser Code gilt nicht mehr. Fordern Sie einen neuen an.',
    expiredAndSent: 'Dieser Code gilt nicht mehr. Wir haben Ihnen gerade einen neuen gesendet: Geben Sie diesen ein.',
    notSent: 'Es wurde noch kein Code gesendet. Fordern Sie einen an.',
  },

  signIn: {
    title: 'Bestätigen Sie Ihre Identität',
    lead: 'Öffnen Sie Ihre Authenticator-App und geben Sie den Code ein, den sie für dieses Konto anzeigt.',
    recoveryLead:
      'Geben Sie einen der Wiederherstellungscodes ein, die Sie beim Einrichten der Anmeldung in zwei Schritten gespeichert haben.',
    actionTitle: 'Bestätigen Sie diese Aktion',
    actionPassed: 'Bestätigt',
    passed: 'Sie sind angemeldet',
    passedLead: 'Sie werden weitergeleitet …',
    recoveryUsed: 'Wiederherstellungscode akzeptiert',
    recoveryUsedLead: (left) =>
      left === 0
        ? 'Das war Ihr letzter Wiederherstellungscode. Erstellen Sie nach der Anmeldung gleich neue in Ihren Sicherheitseinstellungen.'
        : `Dieser Code ist verbraucht. Sie haben noch ${count(left, { one: '# Wiederherstellungscode', other: '# Wiederherstellungscodes' })}.${left <= 3 ? ' Erstellen Sie bald neue in Ihren Sicherheitseinstellungen.' : ''}`,
    warned: 'Waren Sie das?',
    failuresBefore: (n) =>
      `Seit Ihrer letzten Anmeldung ${count(n, { one: 'wurde # falscher Code', other: 'wurden # falsche Codes' })} eingegeben. Wenn Sie das nicht waren, kennt jemand Ihr Passwort: Ändern Sie es.`,
    locked: 'Die Anmeldung ist gesperrt',
    lockedLead:
      'Für dieses Konto wurden zu viele falsche Codes eingegeben. Bitten Sie die Person, die es verwaltet, Sie zu entsperren: Weitere Versuche helfen hier nicht.',
    passwordChange: 'Ändern Sie zuerst Ihr Passwort',
    passwordChangeLead:
      'Für dieses Konto wurden zu viele falsche Codes eingegeben. Möglicherweise kennt jemand Ihr Passwort. Ändern Sie es auf der Website und melden Sie sich dann neu an.',
    help: 'Funktioniert der Code nicht?',
    helpAccount: 'Prüfen Sie, ob Sie in der App das richtige Konto gewählt haben:',
    helpOnce: 'Jeder Code gilt 30 Sekunden lang und nur einmal. Wenn er schon verwendet wurde, warten Sie auf den nächsten.',
    helpClock: 'Schalten Sie auf dem Smartphone Datum und Uhrzeit auf „automatisch“: Die Codes hängen von seiner Uhr ab.',
    helpLost: 'Kein Smartphone zur Hand? Verwenden Sie einen Ihrer Wiederherstellungscodes.',
    helpShare: 'Nennen Sie niemandem einen Code, auch nicht dem Support.',
    tokenLead: 'Drücken Sie die Taste an Ihrem Hardware-Token und geben Sie den angezeigten Code ein.',
    emailLead: (to) => `Geben Sie den Code ein, den wir an ${to ?? 'Ihre E-Mail-Adresse'} gesendet haben.`,
    smsLead: (to) => `Geben Sie den Code ein, den wir per SMS an ${to ?? 'Ihr Telefon'} gesendet haben.`,
    newDeviceLead: (to) =>
      `Sie melden sich mit einem Gerät an, das wir noch nicht kennen. Um sicher zu sein, dass Sie es sind, haben wir einen Code an ${to ?? 'Ihre E-Mail-Adresse'} gesendet.`,
    linkTitle: 'Sehen Sie in Ihre E-Mails',
    linkLead: (to) => `Wir haben einen Anmeldelink an ${to ?? 'Ihre E-Mail-Adresse'} gesendet.`,
    linkSameBrowser: 'Öffnen Sie den Link in diesem Browser. In einem anderen Browser funktioniert er nicht.',
    linkWaiting: 'Wir warten auf den Link. Danach geht es hier von selbst weiter.',
    trust: (days) => `Diesem Gerät ${count(days, { one: '# Tag', other: '# Tage' })} lang vertrauen`,
    trustHint: 'Nicht auf einem Gerät, das auch andere nutzen.',
    noMethod: 'Sie können sich hier nicht anmelden',
    noMethodLead: 'Ein zweiter Schritt ist vorgeschrieben, aber Ihr Konto darf keinen davon nutzen. Wenden Sie sich an die Person, die es verwaltet.',
    apiPassword: 'Das Passwort allein genügt hier nicht',
    apiPasswordLead: 'Die Anmeldung in zwei Schritten ist vorgeschrieben. Programme brauchen deshalb ein Zugriffstoken statt des Passworts.',
    helpTokenOnce: 'Jeder Code gilt einmal. Drücken Sie die Taste für den nächsten.',
    helpTokenPair: 'Wurde die Taste oft gedrückt? Nach einem falschen Code können Sie zwei Codes hintereinander eingeben.',
    helpSpam: 'Nichts angekommen? Sehen Sie auch im Spam-Ordner nach und warten Sie eine Minute.',
    helpNewest: 'Nur der Code aus der neuesten Nachricht gilt.',
    helpRecovery: 'Ein Wiederherstellungscode hat 18 Buchstaben und Ziffern und gilt einmal.',
  },

  enrollment: {
    title: 'Anmeldung in zwei Schritten einrichten',
    lead: 'Ab jetzt melden Sie sich mit Ihrem Passwort und einem Code aus einer App auf Ihrem Smartphone an.',
    addTitle: 'Authenticator-App hinzufügen',
    addLead: 'Sie bekommt einen eigenen Schlüssel. Ihre bisherigen Apps funktionieren weiter.',
    scan: 'Fügen Sie das Konto Ihrer Authenticator-App hinzu',
    scanHint: 'Fügen Sie in der App ein Konto hinzu und scannen Sie diesen QR-Code.',
    validFor: (seconds) => `Gültigkeit des QR-Codes: ${lasts(seconds)}`,
    qrTitle: (workspace) => `QR-Code, der ${workspace} einer Authenticator-App hinzufügt`,
    openApp: 'In Authenticator-App öffnen',
    openAppHint: 'Ist die App auf einem anderen Gerät? Scannen Sie damit diesen QR-Code.',
    key: 'Scannen nicht möglich? Geben Sie diesen Schlüssel ein',
    keyHint: 'Wählen Sie „zeitbasiert“, falls die App danach fragt.',
    copyKey: 'Schlüssel kopieren',
    type: 'Geben Sie den angezeigten Code ein',
    codeLabel: (digits) => `${digits}-stelliger Code`,
    expired: 'Dieser QR-Code ist nicht mehr gültig',
    expiredLead: 'Falls Sie das Konto in der App schon hinzugefügt haben, löschen Sie es dort. Beginnen Sie dann mit einem neuen QR-Code.',
    again: 'Neuen QR-Code anzeigen',
    drawing: 'Der QR-Code wird erstellt …',
    qrFailed: 'Der QR-Code kann hier nicht angezeigt werden. Geben Sie stattdessen den Schlüssel in Ihrer App ein.',
    needApp: 'Noch keine App?',
    needAppLead:
      'Jede Authenticator-App ist geeignet: Google Authenticator, Microsoft Authenticator, 2FAS, Aegis, Bitwarden, 1Password und viele mehr.',
    scanned: 'Weiter, sobald die App einen Code zeigt',
    scannedHint: 'Sie geben ihn am Ende ein.',
    confirm: 'Geben Sie den Code ein',
    confirmLead: 'Letzter Schritt: Geben Sie den Code ein, den die App jetzt zeigt.',
    overTitle: 'Diese Einrichtung gilt nicht mehr',
    overLead: 'Sie hat zu lange gedauert. Beginnen Sie noch einmal: Sonst hat sich nichts geändert.',
    overAgain: 'Neu beginnen',
    otherKind: 'Einen anderen Weg wählen',
  },

  compat: {
    any: 'Funktioniert mit jeder Authenticator-App.',
    title: 'Diese Apps können diesen QR-Code nicht verwenden',
    apps: (names) => names.join(', '),
    cause: (kind, english) => causes[kind] ?? english,
  },

  recovery: {
    title: 'Speichern Sie Ihre Wiederherstellungscodes',
    lead: 'Wenn Sie Ihr Smartphone verlieren, können Sie sich mit jedem dieser Codes einmal anmelden. Bewahren Sie sie offline und getrennt vom Smartphone auf, und zeigen Sie sie niemandem, auch nicht dem Support.',
    list: 'Wiederherstellungscodes',
    download: 'Herunterladen',
    print: 'Drucken',
    downloaded: 'Als Textdatei gespeichert.',
    kept: 'Ich habe diese Codes gespeichert',
    keptNeeded:
      'Kopieren, speichern, drucken oder notieren Sie die Codes zuerst und kreuzen Sie dann „Ich habe diese Codes gespeichert“ an. Sie werden nicht noch einmal angezeigt.',
    fileName: (workspace) => `${workspace} Wiederherstellungscodes.txt`,
    fileTitle: (workspace) => `Wiederherstellungscodes für ${workspace}`,
    fileAccount: (account) => `Konto: ${account}`,
    fileMade: (date) => `Erstellt am: ${date}`,
    fileUse: 'Mit jedem Code können Sie sich einmal anmelden, statt mit dem Code aus Ihrer Authenticator-App.',
    fileOld: 'Codes, die Sie früher erhalten haben, gelten nicht mehr.',
    titleOne: 'Sichern Sie Ihren Wiederherstellungscode',
    leadOne: 'Wenn Sie Ihr Telefon verlieren, können Sie sich mit diesem Code einmal anmelden. Bewahren Sie ihn offline und getrennt vom Telefon auf und zeigen Sie ihn niemandem, auch nicht dem Support.',
    keptOne: 'Ich habe den Code gesichert',
    keptNeededOne: 'Kopieren, laden, drucken oder notieren Sie zuerst den Code und bestätigen Sie dann „Ich habe den Code gesichert“. Er wird nicht noch einmal gezeigt.',
  },

  sent: {
    missing: 'Nichts angekommen? Sehen Sie auch im Spam-Ordner nach.',
    missingSms: 'Nichts angekommen?',
    codeOver: 'Der Code gilt nicht mehr.',
    linkOver: 'Der Link gilt nicht mehr.',
    again: 'Neuen Code senden',
    linkAgain: 'Neuen Link senden',
    againIn: 'Sie können einen neuen anfordern in',
    sending: 'Wird gesendet…',
    done: 'Gesendet.',
    lately: 'Gerade wurde schon etwas gesendet.',
  },

  ways: {
    title: 'Anders bestätigen',
    recommended: 'Empfohlen',
    'less-secure': 'Weniger sicher',
    totp: 'Authenticator-App',
    hotp: 'Hardware-Token',
    'recovery-code': 'Wiederherstellungscode',
    'email-code': 'Code per E-Mail',
    'sms-code': 'Code per SMS',
    'email-link': 'Link per E-Mail',
    'new-device-code': 'Code per E-Mail',
    'use-totp': 'Authenticator-App verwenden',
    'use-hotp': 'Hardware-Token verwenden',
    'use-recovery-code': 'Wiederherstellungscode verwenden',
    'use-email-code': 'Code per E-Mail verwenden',
    'use-sms-code': 'Code per SMS verwenden',
    'use-email-link': 'Link per E-Mail verwenden',
    'use-new-device-code': 'Code per E-Mail verwenden',
  },

  grace: {
    lead: 'Mit einem zweiten Schritt kommt niemand allein mit Ihrem Passwort hinein. Das dauert etwa zwei Minuten.',
    encourageLead: 'Mit einem zweiten Schritt kommt niemand allein mit Ihrem Passwort hinein. Das dauert etwa zwei Minuten und muss nicht jetzt sein.',
    until: (moment, left) => `Sie haben Zeit bis ${moment} (noch ${lasts(left)}). Danach können Sie sich ohne zweiten Schritt nicht mehr anmelden.`,
    now: 'Jetzt einrichten',
    later: 'Später',
    notNow: 'Nicht jetzt',
  },

  kinds: {
    lead: 'Wählen Sie, womit Sie Ihre Anmeldungen bestätigen.',
    totp: 'Authenticator-App',
    'totp-hint': 'Eine App auf Ihrem Telefon zeigt einen Code, auch ohne Netz.',
    sms: 'SMS',
    'sms-hint': 'Ein Code wird an Ihr Telefon gesendet.',
    email: 'E-Mail',
    'email-hint': 'Ein Code wird an Ihre E-Mail-Adresse gesendet.',
    hotp: 'Hardware-Token',
    'hotp-hint': 'Ein kleines Gerät mit einer Taste zeigt einen Code.',
  },

  details: {
    phoneTitle: 'Welche Telefonnummer?',
    phoneLead: 'Wir senden jetzt und bei jeder Anmeldung einen Code dorthin.',
    phone: 'Telefonnummer',
    phoneHint: 'Mit „+“ und der Landesvorwahl, zum Beispiel +49\u00a030\u00a0123456.',
    phoneKnown: 'Codes senden an',
    emailTitle: 'Welche E-Mail-Adresse?',
    emailLead: 'Wir senden jetzt und bei jeder Anmeldung einen Code dorthin.',
    email: 'E-Mail-Adresse',
    emailKnown: 'Codes senden an',
    another: 'Eine andere',
    send: 'Code senden',
    tokenTitle: 'Hardware-Token hinzufügen',
    tokenLead: 'Geben Sie den Schlüssel ein, der mit dem Token kam.',
    secret: 'Schlüssel des Tokens',
    secretHint: 'Buchstaben A bis Z und Ziffern 2 bis 7. Leerzeichen sind egal.',
    more: 'Mehr zum Token',
    digits: 'Ziffern eines Codes',
    counter: 'Bisher benutzte Codes',
  },

  advice: {
    title: 'Die Anmeldung in zwei Schritten ist aktiv',
    lead: 'Bevor es weitergeht:',
    'sim-swap': 'Wer Ihre Telefonnummer übernimmt, kann SMS abfangen. Bei einer Authenticator-App geht das nicht.',
    'keep-offline': 'Bewahren Sie Ihre Wiederherstellungscodes offline auf, zum Beispiel auf Papier.',
    'try-it-out': 'Probieren Sie es aus: Melden Sie sich ab und wieder an, solange Sie alles zur Hand haben.',
    'never-share': 'Sagen Sie niemandem einen Code, auch nicht dem Support.',
    'support-checks-identity': 'Wenn Sie alles verlieren, muss der Support prüfen, wer Sie sind. Das dauert.',
  },

  security,

  link,

  reset,

  trouble: {
    offline: 'Sie sind anscheinend offline. Prüfen Sie Ihre Verbindung und versuchen Sie es dann erneut. Es geht nichts verloren.',
    unavailable: 'Der Anmeldedienst ist gerade nicht erreichbar. Versuchen Sie es gleich noch einmal. Es geht nichts verloren.',
    other: 'Das hat nicht funktioniert. Versuchen Sie es noch einmal und wenden Sie sich an den Support, wenn es wieder nicht klappt.',
    conflict: 'Das ist bereits geschehen, vielleicht in einem anderen Tab. Laden Sie die Seite neu, um den aktuellen Stand zu sehen.',
    forbidden: 'Diese Seite darf das nicht. Kehren Sie zur Website zurück und beginnen Sie von vorn.',
    factorLimit: 'Für dieses Konto sind keine weiteren Authenticator-Apps möglich. Entfernen Sie zuerst eine.',
    pendingLimit: 'Für dieses Konto sind zu viele Einrichtungen offen. Schließen Sie eine davon ab oder versuchen Sie es in einer Viertelstunde erneut.',
    badName: 'Dieser Name ist nicht möglich. Wählen Sie einen kürzeren aus gewöhnlichen Buchstaben und Ziffern.',
    notListed: 'Diese Website ist für die Anmeldung in zwei Schritten nicht richtig eingerichtet. Bitte wenden Sie sich an ihren Support.',
    badEmail: 'An diese E-Mail-Adresse können wir nicht schreiben. Prüfen Sie sie auf Fehler.',
    badPhone: 'An diese Nummer können wir nichts senden. Geben Sie sie mit „+“ und der Landesvorwahl ein.',
    badSecret: 'Das ist nicht der Schlüssel eines Tokens. Er besteht nur aus den Buchstaben A bis Z und den Ziffern 2 bis 7.',
    sentLately: 'Gerade wurde eine Nachricht gesendet. Warten Sie etwas, bevor Sie die nächste anfordern.',
  },

  ended: {
    title: 'Diese Seite ist abgelaufen',
    lead: 'Zu Ihrer Sicherheit gilt sie nur wenige Minuten. Kehren Sie zur Website zurück und melden Sie sich neu an.',
    securityLead:
      'Zu Ihrer Sicherheit gilt sie nur eine halbe Stunde. Öffnen Sie Ihre Sicherheitseinstellungen noch einmal über die Website.',
    enrolled: 'Die Anmeldung in zwei Schritten ist eingerichtet. Gehen Sie zurück zur Website und melden Sie sich noch einmal an.',
    overTitle: 'Diese Anmeldung ist beendet',
    overLead:
      'Sie wurde bereits bestätigt, oder ihre Zeit ist abgelaufen. Kehren Sie zur Website zurück. Falls Sie dort nicht angemeldet sind, melden Sie sich neu an.',
    invalidTitle: 'Dieser Link ist nicht gültig',
    invalidLead: 'Vielleicht ist er unvollständig oder wurde schon verwendet. Kehren Sie zur Website zurück und beginnen Sie von vorn.',
    otherBrowserTitle: 'Diese Anmeldung wurde in einem anderen Browser begonnen',
    otherBrowserLead:
      'Zu Ihrer Sicherheit kann sie nur dort abgeschlossen werden. Kehren Sie zur Website zurück und melden Sie sich neu an. Wenn Ihnen jemand diesen Link geschickt hat, geben Sie keinen Code ein: Möglicherweise will sich jemand in Ihrem Namen anmelden.',
    leftTitle: 'Diese Seite ist geschlossen',
    leftLead: 'Sie schließt sich, wenn Sie sie verlassen, damit niemand sonst sie benutzen kann. Öffnen Sie sie noch einmal über die Website.',
    changedTitle: 'Ihre Authenticator-Apps haben sich geändert',
    changedLead: 'Diese Seite wurde vor der Änderung geöffnet. Öffnen Sie sie noch einmal über die Website.',
  },
};
