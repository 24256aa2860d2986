/** What only a set-up needs, the WebAssembly's bindings among it: loaded when one begins, not with every sign-in. */
import './parts/enrollment-define.js';
import './parts/recovery-codes-define.js';

export { renderCodes } from './views/codes.js';
export { renderSetUp } from './views/set-up.js';
