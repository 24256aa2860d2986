import type { Messages } from './index.js';
import { counting, lasting } from './intl.js';
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
  },

  code: {
    label: 'Code aus Ihrer Authenticator-App',
    recoveryLabel: 'Wiederherstellungscode',
    recoveryHint: 'Groß- und Kleinschreibung und Bindestriche spielen keine Rolle.',
    submit: 'Bestätigen',
    checking: 'Wird geprüft …',
    useRecovery: 'Wiederherstellungscode verwenden',
    useApp: 'Authenticator-App verwenden',
    onlyDigits: 'Der Code besteht nur aus den Ziffern 0 bis 9. Stellen Sie Ihre Tastatur um und geben Sie den Code noch einmal ein.',
    incomplete: (digits) => `Geben Sie alle ${digits} Ziffern des Codes ein.`,
    recoveryEmpty: 'Geben Sie einen Ihrer Wiederherstellungscodes ein.',
    waitOver: 'Sie können es jetzt wieder versuchen.',
    tryAgainIn: 'Neuer Versuch in',
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
  },

  signIn: {
    title: 'Bestätigen Sie Ihre Identität',
    lead: 'Öffnen Sie Ihre Authenticator-App und geben Sie den Code ein, den sie für dieses Konto anzeigt.',
    recoveryLead:
      'Geben Sie einen der Wiederherstellungscodes ein, die Sie beim Einrichten der Anmeldung in zwei Schritten gespeichert haben.',
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
  },

  security,

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
  },

  ended: {
    title: 'Diese Seite ist abgelaufen',
    lead: 'Zu Ihrer Sicherheit gilt sie nur wenige Minuten. Kehren Sie zur Website zurück und melden Sie sich neu an.',
    securityLead:
      'Zu Ihrer Sicherheit gilt sie nur eine halbe Stunde. Öffnen Sie Ihre Sicherheitseinstellungen noch einmal über die Website.',
    enrolled:
      'Ihre Authenticator-App ist eingerichtet. Kehren Sie zur Website zurück und melden Sie sich mit Ihrem Passwort und einem Code aus der App neu an.',
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
