import { html, nothing } from 'lit';
import type { ChallengeFlow } from '../challenge-flow.js';
import type { WaysMessages } from '../messages/index.js';
import { codeParts } from '../parts/code-parts.js';
import type { Challenge } from '../views/challenge.js';
import { labelOf, leadOf, renderBelow } from '../views/ways.js';
import { hintsOf } from './hints.js';
import type { SignIn } from './part.js';
import { renderTrust } from './trust.js';

/** What stands around the field for a code, and what to look at when one does not work. */
export type Around = Pick<Challenge, 'title' | 'lead' | 'label' | 'account' | 'parts' | 'choices' | 'below'> & { hints: readonly string[] };

/** Around a code of any way, for a sign-in or for what an application is about to do. `choose` is told whether to trust this device. */
export function around(say: WaysMessages, { session, account }: SignIn, flow: ChallengeFlow, trust: boolean, choose: (trust: boolean) => void): Around {
  const { action = null, trust_days: days = 0 } = session ?? {};
  return {
    title: action === null ? say.signIn.title : say.signIn.actionTitle,
    lead: (way) => leadOf(say, way),
    label: labelOf(say, flow.way),
    account: action === null ? account : html`<p class="action" part="action"><bdi>${action}</bdi></p>${account}`,
    parts: codeParts,
    choices: days > 0 ? renderTrust(say, days, trust, choose) : nothing,
    below: renderBelow(say, flow),
    hints: hintsOf(say, flow.kind),
  };
}
