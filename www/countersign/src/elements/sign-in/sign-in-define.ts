import { define } from '../define.js';
import { CountersignSignIn } from './sign-in.js';

define('countersign-sign-in', CountersignSignIn);

declare global {
  interface HTMLElementTagNameMap {
    'countersign-sign-in': CountersignSignIn;
  }
}
