import type { UnusualWords } from './index.js';

export const trouble: UnusualWords['trouble'] = {
  conflict: 'Das ist bereits geschehen, vielleicht in einem anderen Tab. Laden Sie die Seite neu, um den aktuellen Stand zu sehen.',
  forbidden: 'Diese Seite darf das nicht. Kehren Sie zur Website zurück und beginnen Sie von vorn.',
  notListed: 'Diese Website ist für die Anmeldung in zwei Schritten nicht richtig eingerichtet. Bitte wenden Sie sich an ihren Support.',
  sentLately: 'Gerade wurde eine Nachricht gesendet. Warten Sie etwas, bevor Sie die nächste anfordern.',
};
