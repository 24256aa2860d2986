/** What a sign-in shows beside an app's code: other ways, trust in a device, and what it may come to. Loaded when one does. */
import { choices } from '../style/choices.js';
import { forms } from '../style/forms.js';

export { waysMessages as words } from '../messages/ways/index.js';
export { Sending } from '../sending.js';
export { renderLink } from '../views/link.js';
export { around } from './around.js';
export { waitForLink } from './link-wait.js';
export { denied, noteworthy } from './outcome.js';
export const styles = [forms, choices];
