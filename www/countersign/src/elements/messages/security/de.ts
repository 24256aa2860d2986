import type { Messages } from '../index.js';
import { counting } from '../intl.js';

const count = counting('de');

export const security: Messages['security'] = {
  title: 'Anmeldung in zwei Schritten',
  on: 'Ein',
  off: 'Aus',
  lead: 'Nach dem Passwort wird ein Code aus einer App auf Ihrem Smartphone abgefragt.',
  apps: 'Authenticator-Apps',
  none: 'Noch keine. Richten Sie eine ein, damit sich niemand allein mit Ihrem Passwort anmelden kann.',
  unnamed: 'Authenticator-App',
  added: (date) => `Hinzugefügt: ${date}`,
  used: (date) => `Zuletzt genutzt: ${date}`,
  neverUsed: 'Noch nicht genutzt',
  add: 'Authenticator-App hinzufügen',
  setUp: 'Authenticator-App einrichten',
  name: 'Name',
  nameHint: 'Optional. Mit einem Namen wie „Diensthandy“ unterscheiden Sie Ihre Authenticator-Apps.',
  remove: 'Entfernen',
  removeNamed: (name) => `${name} entfernen`,
  removeAsk: (name) => `„${name}“ entfernen?`,
  removeLead: 'Ihre Codes gelten ab sofort nicht mehr. Ihre anderen Authenticator-Apps funktionieren weiter.',
  removeLast:
    'Es ist Ihre einzige: Die Anmeldung in zwei Schritten wird ausgeschaltet, und Ihre Wiederherstellungscodes gelten nicht mehr.',
  removed: (name) => `„${name}“ wurde entfernt.`,
  addedDone: 'Die Authenticator-App ist eingerichtet.',
  codes: 'Wiederherstellungscodes',
  codesLeft: (left) =>
    left === 0
      ? 'Keine mehr übrig. Erstellen Sie jetzt neue.'
      : `Noch ${count(left, { one: '# Code', other: '# Codes' })}. Jeder gilt einmal.`,
  codesLow: 'Erstellen Sie bald neue.',
  newCodes: 'Neue Codes erstellen',
  newCodesAsk: 'Neue Wiederherstellungscodes erstellen?',
  newCodesLead: 'Ihre bisherigen Codes gelten dann sofort nicht mehr.',
  newCodesDone: 'Ihre neuen Wiederherstellungscodes sind aktiv.',
  stepUp: 'Bestätigen Sie zuerst Ihre Identität',
  stepUpLead: 'Bevor etwas geändert wird, geben Sie den Code ein, den Ihre Authenticator-App für dieses Konto anzeigt.',
  stepUpRecoveryLead: 'Bevor etwas geändert wird, geben Sie einen Ihrer Wiederherstellungscodes ein.',
  stepUpLocked:
    'Nach zu vielen falschen Codes sind Änderungen gesperrt. Bitten Sie die Person, die Ihr Konto verwaltet, Sie zu entsperren.',
};
