import { counting, lasting } from '../intl.js';
import type { CodeWords } from './index.js';

const count = counting('de');
const lasts = lasting('de');

export const triesLeft = (n: number) =>
  n === 1
    ? 'Nach einem weiteren falschen Code müssen Sie warten.'
    : `Noch ${count(n, { one: '# Versuch', other: '# Versuche' })}, danach müssen Sie warten.`;

export const words: CodeWords = {
  common: {
    cancel: 'Abbrechen',
    continue: 'Weiter',
    loading: 'Einen Moment …',
    tryAgain: 'Erneut versuchen',
    backTo: (workspace) => `Zurück zu ${workspace}`,
    next: 'Weiter',
    back: 'Zurück',
  },

  code: {
    recoveryLabel: 'Wiederherstellungscode',
    recoveryHint: 'Groß- und Kleinschreibung und Bindestriche spielen keine Rolle.',
    submit: 'Bestätigen',
    checking: 'Wird geprüft …',
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
    actionTitle: 'Bestätigen Sie diese Aktion',
    actionPassed: 'Bestätigt',
    passed: 'Sie sind angemeldet',
    passedLead: 'Sie werden weitergeleitet …',
    lockedLead:
      'Für dieses Konto wurden zu viele falsche Codes eingegeben. Bitten Sie die Person, die es verwaltet, Sie zu entsperren: Weitere Versuche helfen hier nicht.',
    passwordChangeLead:
      'Für dieses Konto wurden zu viele falsche Codes eingegeben. Möglicherweise kennt jemand Ihr Passwort. Ändern Sie es auf der Website und melden Sie sich dann neu an.',
    help: 'Funktioniert der Code nicht?',
    helpAccount: 'Prüfen Sie, ob Sie in der App das richtige Konto gewählt haben:',
    helpOnce: 'Jeder Code gilt 30 Sekunden lang und nur einmal. Wenn er schon verwendet wurde, warten Sie auf den nächsten.',
    helpClock: 'Schalten Sie auf dem Smartphone Datum und Uhrzeit auf „automatisch“: Die Codes hängen von seiner Uhr ab.',
    helpLost: 'Kein Smartphone zur Hand? Verwenden Sie einen Ihrer Wiederherstellungscodes.',
    helpShare: 'Nennen Sie niemandem einen Code, auch nicht dem Support.',
    helpRecovery: 'Ein Wiederherstellungscode hat 18 Buchstaben und Ziffern und gilt einmal.',
  },

  ways: {
    'use-totp': 'Authenticator-App verwenden',
    'use-recovery-code': 'Wiederherstellungscode verwenden',
  },

  trouble: {
    offline: 'Sie sind anscheinend offline. Prüfen Sie Ihre Verbindung und versuchen Sie es dann erneut. Es geht nichts verloren.',
    unavailable: 'Der Anmeldedienst ist gerade nicht erreichbar. Versuchen Sie es gleich noch einmal. Es geht nichts verloren.',
    other: 'Das hat nicht funktioniert. Versuchen Sie es noch einmal und wenden Sie sich an den Support, wenn es wieder nicht klappt.',
    conflict: 'Das ist bereits geschehen, vielleicht in einem anderen Tab. Laden Sie die Seite neu, um den aktuellen Stand zu sehen.',
    forbidden: 'Diese Seite darf das nicht. Kehren Sie zur Website zurück und beginnen Sie von vorn.',
    notListed: 'Diese Website ist für die Anmeldung in zwei Schritten nicht richtig eingerichtet. Bitte wenden Sie sich an ihren Support.',
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

  reset: {
    lost: 'Kein Zugriff auf Ihr Gerät?',
  },
};
