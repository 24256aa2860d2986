import { define } from '../define.js';
import './code-field-define.js';
import './compat-warnings-define.js';
import './copy-button-define.js';
import { Enrolment } from './enrolment.js';

define('countersign-enrolment', Enrolment);
