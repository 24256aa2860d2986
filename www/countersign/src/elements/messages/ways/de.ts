import { triesLeft } from '../code/de.js';
import { counting, lasting } from '../intl.js';
import type { WaysWords } from './index.js';

const count = counting('de');
const lasts = lasting('de');

export const words: WaysWords = {
  common: {
    cancel: 'Abbrechen',
    continue: 'Weiter',
    next: 'Weiter',
    back: 'Zurück',
  },

  signIn: {
    actionTitle: 'Bestätigen Sie diese Aktion',
    recoveryLead:
      'Geben Sie einen der Wiederherstellungscodes ein, die Sie beim Einrichten der Anmeldung in zwei Schritten gespeichert haben.',
    lockedLead:
      'Für dieses Konto wurden zu viele falsche Codes eingegeben. Bitten Sie die Person, die es verwaltet, Sie zu entsperren: Weitere Versuche helfen hier nicht.',
    passwordChangeLead:
      'Für dieses Konto wurden zu viele falsche Codes eingegeben. Möglicherweise kennt jemand Ihr Passwort. Ändern Sie es auf der Website und melden Sie sich dann neu an.',
    helpRecovery: 'Ein Wiederherstellungscode hat 18 Buchstaben und Ziffern und gilt einmal.',
    recoveryUsed: 'Wiederherstellungscode akzeptiert',
    recoveryUsedLead: (left) =>
      left === 0
        ? 'Das war Ihr letzter Wiederherstellungscode. Erstellen Sie nach der Anmeldung gleich neue in Ihren Sicherheitseinstellungen.'
        : `Dieser Code ist verbraucht. Sie haben noch ${count(left, { one: '# Wiederherstellungscode', other: '# Wiederherstellungscodes' })}.${left <= 3 ? ' Erstellen Sie bald neue in Ihren Sicherheitseinstellungen.' : ''}`,
    warned: 'Waren Sie das?',
    failuresBefore: (n) =>
      `Seit Ihrer letzten Anmeldung ${count(n, { one: 'wurde # falscher Code', other: 'wurden # falsche Codes' })} eingegeben. Wenn Sie das nicht waren, kennt jemand Ihr Passwort: Ändern Sie es.`,
    locked: 'Die Anmeldung ist gesperrt',
    passwordChange: 'Ändern Sie zuerst Ihr Passwort',
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
    'use-totp': 'Authenticator-App verwenden',
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
    'use-hotp': 'Hardware-Token verwenden',
    'use-email-code': 'Code per E-Mail verwenden',
    'use-sms-code': 'Code per SMS verwenden',
    'use-email-link': 'Link per E-Mail verwenden',
    'use-new-device-code': 'Code per E-Mail verwenden',
  },

  code: {
    recoveryLabel: 'Wiederherstellungscode',
    recoveryHint: 'Groß- und Kleinschreibung und Bindestriche spielen keine Rolle.',
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
    malformedRecovery:
      'Das ist kein Wiederherstellungscode: Ein Zeichen fehlt oder ist falsch. Vergleichen Sie ihn mit dem Code, den Sie gespeichert haben.',
    wrongRecovery: (remaining) => `Der Wiederherstellungscode ist falsch.${remaining ? ` ${triesLeft(remaining)}` : ''}`,
    usedRecovery: 'Dieser Wiederherstellungscode wurde bereits verwendet. Jeder gilt nur einmal: Nehmen Sie einen anderen.',
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
};
