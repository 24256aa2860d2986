/** What tells a problem that seldom comes. Loaded when one does. */
export { unusualMessages as words } from './messages/unusual/index.js';
export { unusually } from './unusual-trouble.js';
