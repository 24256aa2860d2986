import type { LinkWords } from './index.js';
import { isolated } from '../intl.js';

export const link: LinkWords['link'] = {
  title: 'Melden Sie sich gerade an?',
  lead: (workspace: string) => `Jemand mit Ihrem Passwort meldet sich bei ${isolated(workspace)} an.`,
  asked: 'Begonnen',
  device: 'Gerät',
  place: 'Ort',
  ip: 'IP-Adresse',
  yes: 'Ja, anmelden',
  notYou:
    'Wenn Sie es nicht sind, schließen Sie diese Seite, ohne auf die Schaltfläche zu drücken, und ändern Sie Ihr Passwort: Jemand anderes kennt es.',
  passed: 'Sie sind im anderen Tab angemeldet',
  passedLead: 'Diesen hier können Sie schließen.',
  enroll: 'Weiter geht es im anderen Tab',
  enrollLead: 'Ihre E-Mail-Adresse ist bestätigt. Im anderen Tab richten Sie die Anmeldung in zwei Schritten ein; diesen können Sie schließen.',
  otherBrowser: 'Öffnen Sie diesen Link in dem Browser, in dem Sie die Anmeldung begonnen haben',
  otherBrowserLead:
    'Er gilt dort und nur dort: Kopieren Sie ihn aus der E-Mail in jenen Browser. Er ist nicht verbraucht. Wenn Sie sich nicht anmelden wollten, ändern Sie Ihr Passwort: Jemand anderes kennt es.',
  ended: 'Dieser Link gilt nicht mehr',
  endedLead:
    'Er gilt einmal und nur wenige Minuten. Wenn Sie nicht angemeldet sind, gehen Sie zu dem Tab zurück, in dem Sie begonnen haben, und fordern Sie einen neuen an.',
};
