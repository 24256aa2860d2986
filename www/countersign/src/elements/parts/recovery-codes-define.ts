import { define } from '../define.js';
import './copy-button-define.js';
import { RecoveryCodes } from './recovery-codes.js';

define('countersign-recovery-codes', RecoveryCodes);
