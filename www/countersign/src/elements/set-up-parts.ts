/** What only a set-up needs, the WebAssembly's bindings among it: loaded when one begins. */
import './parts/enrollment-define.js';
import './parts/recovery-codes-define.js';
import { choices } from './style/choices.js';
import { forms } from './style/forms.js';

export { setUpMessages as words } from './messages/set-up/index.js';
export { SetUp } from './set-up.js';
export { renderAdvice } from './views/advice.js';
export { renderCodes } from './views/codes.js';
export { renderSetUp } from './views/set-up.js';
export const styles = [forms, choices];
