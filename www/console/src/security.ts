import 'countersign/security';
import { mount } from './mount.js';

mount('countersign-security');
