import { define } from '../define.js';
import '../parts/code-field-define.js';
import '../parts/copy-button-define.js';
import './member-list-define.js';
import { CountersignAdmin } from './admin.js';

define('countersign-admin', CountersignAdmin);

declare global {
  interface HTMLElementTagNameMap {
    'countersign-admin': CountersignAdmin;
  }
}
