import { counting } from '../intl.js';
import type { CodeWords } from './index.js';

const count = counting('de');

export const triesLeft = (n: number) =>
  n === 1
    ? 'Nach einem weiteren falschen Code müssen Sie warten.'
    : `Noch ${count(n, { one: '# Versuch', other: '# Versuche' })}, danach müssen Sie warten.`;

export const words: CodeWords = {
  common: {
    loading: 'Einen Moment …',
    tryAgain: 'Erneut versuchen',
    backTo: (workspace) => `Zurück zu ${workspace}`,
  },

  code: {
    submit: 'Bestätigen',
    checking: 'Wird geprüft …',
  },

  refusal: {
    malformed: (digits) => `Das ist kein Code. Geben Sie die ${digits} Ziffern ein, die die App gerade anzeigt.`,
    wrong: (remaining) =>
      `Der Code ist falsch. Prüfen Sie, ob die App ihn gerade für das richtige Konto anzeigt.${remaining ? ` ${triesLeft(remaining)}` : ''}`,
    used: 'Dieser Code wurde bereits verwendet. Jeder Code gilt nur einmal: Warten Sie, bis die App den nächsten anzeigt.',
    outdated: 'Dieser Code ist zu alt. Geben Sie den Code ein, den die App jetzt anzeigt.',
  },

  signIn: {
    title: 'Bestätigen Sie Ihre Identität',
    lead: 'Öffnen Sie Ihre Authenticator-App und geben Sie den Code ein, den sie für dieses Konto anzeigt.',
    actionPassed: 'Bestätigt',
    passed: 'Sie sind angemeldet',
    passedLead: 'Sie werden weitergeleitet …',
    help: 'Funktioniert der Code nicht?',
    helpAccount: 'Prüfen Sie, ob Sie in der App das richtige Konto gewählt haben:',
    helpOnce: 'Jeder Code gilt 30 Sekunden lang und nur einmal. Wenn er schon verwendet wurde, warten Sie auf den nächsten.',
    helpClock: 'Schalten Sie auf dem Smartphone Datum und Uhrzeit auf „automatisch“: Die Codes hängen von seiner Uhr ab.',
    helpLost: 'Kein Smartphone zur Hand? Verwenden Sie einen Ihrer Wiederherstellungscodes.',
    helpShare: 'Nennen Sie niemandem einen Code, auch nicht dem Support.',
  },

  ways: {
    'use-recovery-code': 'Wiederherstellungscode verwenden',
  },

  trouble: {
    offline: 'Sie sind anscheinend offline. Prüfen Sie Ihre Verbindung und versuchen Sie es dann erneut. Es geht nichts verloren.',
    unavailable: 'Der Anmeldedienst ist gerade nicht erreichbar. Versuchen Sie es gleich noch einmal. Es geht nichts verloren.',
    other: 'Das hat nicht funktioniert. Versuchen Sie es noch einmal und wenden Sie sich an den Support, wenn es wieder nicht klappt.',
  },

  reset: {
    lost: 'Kein Zugriff auf Ihr Gerät?',
  },
};
