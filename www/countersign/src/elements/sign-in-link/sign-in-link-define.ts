import { define } from '../define.js';
import { CountersignSignInLink } from './sign-in-link.js';

define('countersign-sign-in-link', CountersignSignInLink);

declare global {
  interface HTMLElementTagNameMap {
    'countersign-sign-in-link': CountersignSignInLink;
  }
}
