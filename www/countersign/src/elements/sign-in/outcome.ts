import { html, nothing, type TemplateResult } from 'lit';
import type { Passed, Why } from '../../client/types.js';
import type { Picture } from '../icons.js';
import { waysMessages } from '../messages/ways/index.js';
import * as pictures from '../more-pictures.js';
import { renderStatement } from '../views/heading.js';
import type { Part, SignIn } from './part.js';
import { renderGoOn } from './sign-in.js';

/** Why nothing can be done here. */
type Denial = Extract<Why, 'locked' | 'password-change' | 'api-password' | 'no-method'>;

const pictureOf: Readonly<Record<Denial, Picture>> = {
  locked: pictures.lock,
  'password-change': pictures.key,
  'no-method': pictures.lock,
  'api-password': pictures.lock,
};

/** A sign-in that is denied, and what can be done about it elsewhere. */
export function denied(on: SignIn, why: Why | null): Part {
  const step: Denial = why !== null && Object.hasOwn(pictureOf, why) ? (why as Denial) : 'locked';
  return {
    step,
    render: () => {
      const { signIn: say } = on.say(waysMessages);
      const told = {
        locked: [say.locked, say.lockedLead],
        'password-change': [say.passwordChange, say.passwordChangeLead],
        'no-method': [say.noMethod, say.noMethodLead],
        'api-password': [say.apiPassword, say.apiPasswordLead],
      } as const;
      return renderStatement(pictureOf[step], 'danger', ...told[step], on.renderBack());
    },
  };
}

/** What somebody is told before the page goes on: of wrong codes that were not theirs, or how many recovery codes are left. */
export function noteworthy(on: SignIn, passed: Passed): Part {
  return passed.failures_before > 0 ? warned(on, passed) : recoveryUsed(on, passed);
}

/** The right password, and wrong codes that its owner did not type: the owner learns of it before anything else. */
function warned(on: SignIn, passed: Passed): Part {
  const used = () => (passed.method === 'recovery-code' ? html`<p class="lead" part="lead">${codesLeft(on, passed)}</p>` : nothing);
  return told('warned', () => {
    const { signIn: say } = on.say(waysMessages);
    return renderStatement(pictures.alert, 'warning', say.warned, say.failuresBefore(passed.failures_before), html`${used()}${goOn(on, passed)}`);
  });
}

/** Whoever spends a recovery code is told what is left (NIST SP 800-63B-4). */
function recoveryUsed(on: SignIn, passed: Passed): Part {
  return told('recovery-used', () =>
    renderStatement(pictures.key, 'good', on.say(waysMessages).signIn.recoveryUsed, codesLeft(on, passed), goOn(on, passed)),
  );
}

const told = (step: string, render: () => TemplateResult): Part => ({ step, render });

const goOn = (on: SignIn, passed: Passed) => renderGoOn(on, on.say(waysMessages).common.continue, () => on.pass(passed));

const codesLeft = (on: SignIn, passed: Passed) => on.say(waysMessages).signIn.recoveryUsedLead(passed.recovery_codes_left ?? 0);
