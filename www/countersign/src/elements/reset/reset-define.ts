import { define } from '../define.js';
import { CountersignReset } from './reset.js';

define('countersign-reset', CountersignReset);

declare global {
  interface HTMLElementTagNameMap {
    'countersign-reset': CountersignReset;
  }
}
