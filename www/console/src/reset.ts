import 'countersign/reset';
import { mount } from './mount.js';
import { dropToken } from './token.js';

mount('countersign-reset').addEventListener('countersign-changed', dropToken);
