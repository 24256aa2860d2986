import './code-input-define.js';

export { CountersignCodeInput, type CodeInputEvents } from './code-input.js';
