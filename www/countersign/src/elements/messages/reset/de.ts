import type { ResetWords } from './index.js';
import { isolated, lasting } from '../intl.js';

const lasts = lasting('de');
const hours = (n: number) => lasts(n * 3600);

/** Was über ein verlorenes Gerät und das Zurücksetzen gesagt wird, auf Deutsch. */
export const reset: ResetWords['reset'] = {
  supportLead: (workspace) => `Der Support von ${isolated(workspace)} hilft Ihnen, sobald er weiß, dass Sie es sind:`,
  recoveryCode: 'Er kann Ihnen einen Wiederherstellungscode geben, mit dem Sie sich einmal anmelden.',
  newSetUp: 'Er kann das alte Gerät entfernen: Bei der nächsten Anmeldung richten Sie ein neues ein.',
  newSetUpPermission: 'Er kann einen Inhaber bitten, das alte Gerät zu entfernen: Bei der nächsten Anmeldung richten Sie dann ein neues ein.',
  newAccount: 'Der zweite Schritt dieses Kontos wird von niemandem entfernt. Ist er endgültig verloren, brauchen Sie ein neues Konto.',
  title: 'Zweiten Schritt zurücksetzen',
  lead: (delay) =>
    `Zuerst prüfen wir mit einem Code, ob die E-Mail-Adresse Ihnen gehört. Danach warten Sie (${hours(delay)}) und richten bei der nächsten Anmeldung ein neues Gerät ein.`,
  told: 'Alle Ihre E-Mail-Adressen und Telefone werden benachrichtigt, und jedes kann es abbrechen.',
  send: 'Code senden',
  codeTitle: 'Sehen Sie in Ihre E-Mails',
  codeLead: 'Geben Sie den Code ein, den wir an die E-Mail-Adresse Ihres Kontos gesendet haben.',
  waits: 'Das Zurücksetzen läuft',
  waitsLead: (moment) => `Melden Sie sich ab ${moment} wieder mit Ihrem Passwort an. Sie richten dann ein neues Gerät ein.`,
  found: 'Wenn Sie Ihr Gerät vorher wiederfinden, melden Sie sich damit an: Das bricht das Zurücksetzen ab.',
  toCode: 'Ich habe mein Gerät',
  underWay: (moment) => `Ihr zweiter Schritt wird zurückgesetzt. Ab ${moment} kann ein neues Gerät eingerichtet werden.`,
  underWayOwner: 'Ihr zweiter Schritt soll zurückgesetzt werden. Ein Inhaber entscheidet darüber.',
  notYou: 'Waren Sie das nicht? Melden Sie sich jetzt mit Ihrem zweiten Schritt an, das bricht es ab, und ändern Sie Ihr Passwort.',
  cancel: 'Zurücksetzen abbrechen',
  cancelAsk: 'Zurücksetzen abbrechen?',
  cancelLead: (workspace) => `Jemand will den zweiten Schritt Ihres Kontos bei ${isolated(workspace)} zurücksetzen.`,
  asked: 'Verlangt am',
  due: 'Frühestens',
  keep: 'Wenn Sie es selbst verlangt haben, schließen Sie diese Seite.',
  cancelled: 'Das Zurücksetzen ist abgebrochen',
  cancelledLead: 'Ihr zweiter Schritt bleibt, wie er ist. Wenn Sie das nicht verlangt haben, ändern Sie Ihre Passwörter: Jemand anderes kennt sie.',
  ended: 'Dieser Link gilt nicht mehr',
  endedLead: 'Das Zurücksetzen ist schon abgebrochen oder geschehen. Wenn nicht Sie es verlangt haben und sich nicht mehr anmelden können, sagen Sie dem Support der Website Bescheid.',
};
