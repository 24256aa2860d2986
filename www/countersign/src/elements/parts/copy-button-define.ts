import { define } from '../define.js';
import { CopyButton } from './copy-button.js';

define('countersign-copy-button', CopyButton);
