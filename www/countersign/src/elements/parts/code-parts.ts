import { Countdown } from '../countdown.js';
import { explain } from '../explanation.js';
import type { WaysMessages } from '../messages/index.js';
import type { CodeKind } from '../refusal.js';
import { forms } from '../style/forms.js';
import { missingIn, renderLine } from './code-line.js';
import { codePartsStyle } from './code-parts.style.js';
import { renderWait } from './code-wait.js';

/** Above the field, where nothing more is known of the code than its kind. */
function labelOfKind({ code: say }: WaysMessages, kind: CodeKind): string {
  return { app: say.label, token: say.tokenLabel, pair: say.pairLabel, sent: say.sentLabel, recovery: say.recoveryLabel }[kind];
}

/** What a field for a code needs beside the digits of an app: every other kind, every refusal, and the wait that some end in. */
export const codeParts = { Countdown, explain, labelOfKind, missingIn, renderLine, renderWait, styles: [forms, codePartsStyle] };
export type CodeParts = typeof codeParts;
