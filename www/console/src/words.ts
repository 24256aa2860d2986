import { chooseLanguage } from 'countersign/messages';

/** What the pages say around the elements. */
interface Words {
  direction?: 'rtl';
  signIn: string;
  security: string;
  signInLink: string;
  reset: string;
  admin: string;
  securedBy: string;
}

const words: Readonly<Record<string, Words>> = {
  ar: { direction: 'rtl', signIn: 'تسجيل الدخول بخطوتين', security: 'أمان تسجيل الدخول', signInLink: 'تأكيد تسجيل الدخول', reset: 'إلغاء إعادة الضبط', admin: 'تسجيل الدخول بخطوتين لفريقك', securedBy: 'محمي بواسطة Countersign' },
  de: { signIn: 'Anmeldung in zwei Schritten', security: 'Sicherheit der Anmeldung', signInLink: 'Anmeldung bestätigen', reset: 'Zurücksetzen abbrechen', admin: 'Anmeldung in zwei Schritten für Ihr Team', securedBy: 'Geschützt mit Countersign' },
  en: { signIn: 'Two-step sign-in', security: 'Sign-in security', signInLink: 'Confirm the sign-in', reset: 'Cancel the reset', admin: 'Two-step sign-in of your team', securedBy: 'Secured by Countersign' },
  es: { signIn: 'Inicio de sesión en dos pasos', security: 'Seguridad del inicio de sesión', signInLink: 'Confirmar el inicio de sesión', reset: 'Cancelar el restablecimiento', admin: 'Inicio de sesión en dos pasos de tu equipo', securedBy: 'Protegido con Countersign' },
  fr: { signIn: 'Connexion en deux étapes', security: 'Sécurité de la connexion', signInLink: 'Confirmer la connexion', reset: 'Annuler la réinitialisation', admin: 'Connexion en deux étapes de votre équipe', securedBy: 'Sécurisé par Countersign' },
  ja: { signIn: '2段階認証', security: 'ログインのセキュリティ', signInLink: 'ログインの確認', reset: 'リセットの取り消し', admin: 'チームの2段階認証', securedBy: 'Countersignで保護されています' },
};

/**
 * Puts the page into the person's language: the one the app asks for with `?lang=` (or `?ui_locales=`, as OpenID Connect
 * calls it), else the first that the browser wants and we have.
 */
export function speak(page: Exclude<keyof Words, 'direction' | 'securedBy'>): void {
  const asked = new URLSearchParams(location.search);
  const wanted = [asked.get('lang') ?? '', ...(asked.get('ui_locales') ?? '').split(' '), ...navigator.languages];
  const language = chooseLanguage(wanted.filter(Boolean));
  const say = words[language] ?? words['en'];
  document.documentElement.lang = wanted.find((tag) => tag.toLowerCase().split('-')[0] === language) ?? language;
  if (!say) return;
  document.documentElement.dir = say.direction ?? 'ltr';
  document.title = say[page];
  for (const part of document.querySelectorAll<HTMLElement>('[data-say]')) {
    part.textContent = say[part.dataset['say'] as Exclude<keyof Words, 'direction'>];
  }
}
