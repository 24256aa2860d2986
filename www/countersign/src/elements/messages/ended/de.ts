import type { EndedWords } from './index.js';

export const ended: EndedWords['ended'] = {
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
};
