import { html, nothing, type TemplateResult } from 'lit';
import type { Address, AddressKind, Advice, Device, Factor, RecentSignIn, ResetUnderWay } from '../../client/types.js';
import { deadline } from '../dates.js';
import { icon } from '../icons.js';
import * as pictures from '../more-pictures.js';
import type { Language } from '../language.js';
import type { SecurityMessages } from '../messages/index.js';
import { renderAdvice } from '../views/advice.js';
import type { More } from '../views/heading.js';
import { renderAddresses, type AddressActions } from './addresses.js';
import { renderDevices, type DeviceActions } from './devices.js';
import { renderFactors, type FactorActions } from './factors.js';
import { renderRecovery, type RecoveryState } from './recovery.js';
import { renderSignIns, type SignInActions } from './sign-ins.js';

export interface Overview {
  language: Language<SecurityMessages>;
  account: More;
  factors: readonly Factor[];
  /** The factor whose name is being changed. */
  naming: Factor | null;
  addresses: readonly Address[];
  /** The kinds of address that can be added. */
  addressKinds: readonly AddressKind[];
  devices: readonly Device[];
  signIns: readonly RecentSignIn[];
  recovery: RecoveryState;
  mayAdd: boolean;
  mayRemove: boolean;
  /** What the last change did. */
  done: string;
  advice: readonly Advice[];
  /** The reset of the second step that is under way. */
  reset: ResetUnderWay | null;
  does: OverviewActions;
}

export interface OverviewActions extends FactorActions, AddressActions, DeviceActions, SignInActions {
  add: () => void;
  renewCodes: () => void;
  cancelReset: () => void;
}

/** What a member has, and what can be changed. */
export function renderOverview(overview: Overview): TemplateResult {
  const { language, account, factors, naming, addresses, addressKinds, devices, signIns, recovery, mayAdd, mayRemove, done, advice, reset, does } = overview;
  const say = language.messages.security;
  const on = factors.length > 0;
  return html`
    <header>
      <div class="title">
        <h2 part="heading" tabindex="-1" data-focus>${say.title}</h2>
        <span class="pill ${on ? 'on' : ''}">${on ? icon(pictures.check) : nothing}${on ? say.on : say.off}</span>
      </div>
      <p class="lead" part="lead">${say.lead}</p>
      ${account}
    </header>
    <div role="status">
      ${done ? html`<p class="notice good done">${icon(pictures.check)}<span>${done}</span></p>` : nothing} ${renderAdvice(language.messages, advice)}
    </div>
    ${reset ? renderReset(language, reset, does.cancelReset) : nothing}
    <section aria-labelledby="factors">
      <h3 part="heading" id="factors">${say.factors}</h3>
      ${on ? renderFactors(language, factors, naming, mayRemove, does) : html`<p class="small">${say.none}</p>`}
      ${on && !mayRemove ? html`<p class="small">${say.adminRemoves}</p>` : nothing}
      ${mayAdd ? html`<button class=${on ? '' : 'primary'} part="button" @click=${does.add}>${icon(pictures.plus)}${on ? say.add : say.setUp}</button>` : nothing}
    </section>
    ${on ? renderRecovery(language.messages, recovery, does.renewCodes) : nothing}
    ${renderAddresses(language, addresses, addressKinds, does)} ${renderDevices(language, devices, does)}
    ${renderSignIns(language, signIns, does)}
  `;
}

/** Only what the person asked for has a moment, and is theirs to cancel. */
function renderReset(language: Language<SecurityMessages>, { due_at: due }: ResetUnderWay, cancel: () => void): TemplateResult {
  const { reset: say } = language.messages;
  return html`
    <div class="notice warning reset" part="reset">
      ${icon(pictures.alert)}
      <div>
        <p>${due ? say.underWay(deadline(language, due)) : say.underWayOwner}</p>
        ${due ? html`<button part="button" @click=${cancel}>${say.cancel}</button>` : nothing}
      </div>
    </div>
  `;
}
