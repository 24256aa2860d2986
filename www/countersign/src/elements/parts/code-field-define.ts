import '../code-input/code-input-define.js';
import { define } from '../define.js';
import { CodeField } from './code-field.js';

define('countersign-code-field', CodeField);
