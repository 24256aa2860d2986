import { define } from '../define.js';
import { MemberList } from './member-list.js';

define('countersign-admin-members', MemberList);
