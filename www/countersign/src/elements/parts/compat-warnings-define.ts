import { define } from '../define.js';
import { CompatWarnings } from './compat-warnings.js';

define('countersign-compat-warnings', CompatWarnings);
