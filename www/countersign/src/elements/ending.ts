/** What tells how a session ended. Loaded when one has. */
export { endWordsOf } from './end-words.js';
export { endedMessages as words } from './messages/ended/index.js';
