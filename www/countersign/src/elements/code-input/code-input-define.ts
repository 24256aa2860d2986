import { define } from '../define.js';
import { CountersignCodeInput } from './code-input.js';

define('countersign-code-input', CountersignCodeInput);

declare global {
  interface HTMLElementTagNameMap {
    'countersign-code-input': CountersignCodeInput;
  }
}
