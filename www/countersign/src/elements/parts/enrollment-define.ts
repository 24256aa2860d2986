import { define } from '../define.js';
import './code-field-define.js';
import './compat-warnings-define.js';
import './copy-button-define.js';
import { Enrollment } from './enrollment.js';

define('countersign-enrollment', Enrollment);
