import { dropToken, takeToken } from './token.js';

/** Puts one of our elements on the page with the token that came along, and forgets the token when its time is over. */
export function mount<K extends 'countersign-sign-in' | 'countersign-security'>(tag: K): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  // A page opened without a token shows what an unusable one does, not an empty frame.
  element.token = takeToken() || 'none';
  element.addEventListener('countersign-expired', dropToken);
  document.querySelector('main')?.append(element);
  return element;
}
