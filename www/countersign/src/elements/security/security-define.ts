import { define } from '../define.js';
import '../parts/code-field-define.js';
import { CountersignSecurity } from './security.js';

define('countersign-security', CountersignSecurity);

declare global {
  interface HTMLElementTagNameMap {
    'countersign-security': CountersignSecurity;
  }
}
