import 'countersign/sign-in-link';
import { mount } from './mount.js';
import { dropToken } from './token.js';

mount('countersign-sign-in-link').addEventListener('countersign-opened', dropToken);
