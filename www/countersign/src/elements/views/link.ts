import { html, type TemplateResult } from 'lit';
import type { ChallengeFlow } from '../challenge-flow.js';
import { icon } from '../icons.js';
import * as pictures from '../more-pictures.js';
import type { WaysMessages } from '../messages/index.js';
import { renderHeading, type More } from './heading.js';
import { renderSending } from './sending.js';
import { leadOf, renderOtherWays } from './ways.js';

/** Waits for the link in the person's mail to be opened: this page then goes on by itself. */
export function renderLink(say: WaysMessages, flow: ChallengeFlow, account: More): TemplateResult {
  const { way, sending } = flow;
  const { signIn } = say;
  return html`
    ${renderHeading(signIn.linkTitle, way ? leadOf(say, way) : '', account)}
    <div class="waiting">
      <p class="notice">${icon(pictures.info)}<span>${signIn.linkSameBrowser}</span></p>
      ${!sending || sending.expired || sending.busy ? '' : html`<p class="wait-line" role="status"><span class="spinner" aria-hidden="true"></span>${signIn.linkWaiting}</p>`}
      <div class="more">
        ${sending ? renderSending(say, sending, 'link') : ''} ${renderOtherWays(say, way, flow.others, (method) => flow.choose(method))}
      </div>
    </div>
  `;
}
