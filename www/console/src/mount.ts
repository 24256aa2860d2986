import { dropToken, takeToken } from './token.js';
import { speak } from './words.js';

const pages = { 'countersign-sign-in': 'signIn', 'countersign-security': 'security', 'countersign-sign-in-link': 'signInLink', 'countersign-reset': 'reset', 'countersign-admin': 'admin' } as const;

/** Puts one of our elements on the page with the token that came along, and forgets the token when its time is over. */
export function mount<K extends keyof typeof pages>(tag: K): HTMLElementTagNameMap[K] {
  speak(pages[tag]);
  const element = document.createElement(tag);
  element.branded = true;
  // A page opened without a token shows what an unusable one does, not an empty frame.
  element.token = takeToken() || 'none';
  element.addEventListener('countersign-expired', dropToken);
  // A link to the same page, opened in the same tab, loads no page: its token would stay in the address. The same one again
  // begins anew.
  addEventListener('hashchange', () => {
    if (location.hash.length <= 1) return;
    element.token = '';
    element.token = takeToken();
  });
  document.querySelector('main')?.append(element);
  return element;
}
