import 'countersign/admin';
import { mount } from './mount.js';

mount('countersign-admin');
