import { html, nothing, type TemplateResult } from 'lit';
import type { Device, Event as Happened, Factor, MemberInFull, Setting } from '../../client/types.js';
import { day } from '../dates.js';
import { icon } from '../icons.js';
import * as pictures from '../more-pictures.js';
import type { Language } from '../language.js';
import type { SecurityMessages } from '../messages/index.js';
import type { AdminWords } from '../messages/admin/index.js';
import { deviceName } from '../security/devices.js';
import { factorName, factorPicture } from '../security/factors.js';
import { renderItem } from '../security/item.js';
import { renderEventTable } from './events.js';
import { SETTINGS } from './roster.js';

export interface MemberActions {
  back: () => void;
  set: (setting: Setting) => void;
  removeFactor: (factor: Factor) => void;
  forgetDevice: (device: Device) => void;
  issueCode: () => void;
  requireSetUp: () => void;
  endSessions: () => void;
  unlock: () => void;
}

export interface MemberPage {
  words: AdminWords;
  language: Language<SecurityMessages>;
  known: MemberInFull;
  events: readonly Happened[];
  /** The verifier's clock in milliseconds. */
  now: number;
  does: MemberActions;
}

export function nameOf({ member }: MemberInFull): string {
  return member.label ?? member.id;
}

/** One member: how they stand, what they have, and what can be done about it. */
export function renderMember(page: MemberPage): TemplateResult {
  const { words, language, known, events, does } = page;
  const { member } = known;
  const say = words.member;
  const name = nameOf(known);
  return html`
    <p><button class="plain all" part="button" @click=${does.back}>${say.back}</button></p>
    <header>
      <div class="title">
        <h2 tabindex="-1" data-focus><bdi>${name}</bdi></h2>
        <span class="pill">${words.roles[member.role]}</span>
        ${member.sso ? html`<span class="pill">${words.list.sso}</span>` : nothing}
        ${member.status === 'active' ? html`<span class="pill on">${icon(pictures.check)}${words.states.has}</span>` : nothing}
      </div>
      <p class="lead">${name === member.id ? nothing : html`<bdi>${member.id}</bdi> · `}${say.created(day(language, member.created_at))}</p>
      <p class="lead">${requirement(page)}</p>
    </header>
    ${renderWarnings(page)}
    <section aria-labelledby="acts">
      <h3 id="acts">${say.acts}</h3>
      <div class="line">
        <label for="setting">${say.setting}</label>
        <select id="setting" class="text" @change=${(event: Event) => choose(event.target as HTMLSelectElement, member.setting, does.set)}>
          ${SETTINGS.map((setting) => html`<option value=${setting} ?selected=${setting === member.setting}>${words.settings[setting]}</option>`)}
        </select>
      </div>
      <div class="row">
        ${
          member.factors > 0
            ? html`<button part="button" @click=${does.issueCode}>${icon(pictures.key)}${say.issueCode}</button
                ><button part="button" @click=${does.requireSetUp}>${icon(pictures.phone)}${say.requireSetUp}</button>`
            : nothing
        }
        <button part="button" @click=${does.endSessions}>${icon(pictures.lock)}${say.endSessions}</button>
        ${member.locked || member.failures > 0 ? html`<button part="button" @click=${does.unlock}>${icon(pictures.shield)}${say.unlock}</button>` : nothing}
      </div>
    </section>
    ${renderFactors(page)} ${renderDevices(page)} ${renderAddresses(page)}
    <section aria-labelledby="happened">
      <h3 id="happened">${say.happened}</h3>
      ${events.length === 0 ? html`<p class="small">${words.events.none}</p>` : renderEventTable({ words, language, events, who: null })}
    </section>
  `;
}

function requirement({ words: { member: say }, language, known, now }: MemberPage): string {
  const { requirement: asked, status } = known.member;
  if (!asked.required) return say.needNot;
  if (status === 'active') return say.mustHas;
  return asked.by && Date.parse(asked.by) > now ? say.mustBy(day(language, asked.by)) : say.mustNow;
}

function renderWarnings({ words: { member: say }, known: { member } }: MemberPage): TemplateResult {
  const warn = (words: string) => html`<p class="notice warning">${icon(pictures.alert)}<span>${words}</span></p>`;
  return html`
    ${member.locked ? warn(say.locked) : member.failures > 0 ? warn(say.failures(member.failures)) : nothing}
    ${member.password_change_due ? warn(say.passwordChange) : nothing}
  `;
}

function renderFactors({ words: { member: say }, language, known, does }: MemberPage): TemplateResult {
  const active = known.factors.filter(({ status }) => status === 'active');
  const own = language.messages.security;
  return html`
    <section aria-labelledby="factors">
      <h3 id="factors">${say.factors}</h3>
      ${active.length === 0 ? html`<p class="small">${say.noFactors}</p>` : html`<p class="small">${say.codesLeft(known.member.recovery_codes_left)}</p>`}
      <ul class="items">
        ${active.map((factor) => {
          const name = factorName(language.messages, factor);
          return html`<li part="factor">
            ${renderItem({
              picture: factorPicture(factor),
              name,
              lines: [
                factor.hint,
                own.added(day(language, factor.confirmed_at ?? factor.created_at)),
                factor.last_used_at ? own.used(day(language, factor.last_used_at)) : own.neverUsed,
              ],
              actions: html`<button class="plain remove" part="button" aria-label=${say.removeNamed(name)} @click=${() => does.removeFactor(factor)}>${say.remove}</button>`,
            })}
          </li>`;
        })}
      </ul>
    </section>
  `;
}

function renderDevices({ words: { member: say }, language, known, does }: MemberPage): TemplateResult {
  const own = language.messages.security;
  return html`
    <section aria-labelledby="devices">
      <h3 id="devices">${say.devices}</h3>
      ${known.devices.length === 0 ? html`<p class="small">${say.noDevices}</p>` : nothing}
      <ul class="items">
        ${known.devices.map((device) => {
          const name = deviceName(language.messages, device);
          return html`<li part="device">
            ${renderItem({
              picture: pictures.laptop,
              name,
              pill: device.trusted ? say.trusted : undefined,
              lines: [device.place, own.used(day(language, device.last_used_at))],
              actions: html`<button class="plain" part="button" aria-label=${say.forgetNamed(name)} @click=${() => does.forgetDevice(device)}>${say.forget}</button>`,
            })}
          </li>`;
        })}
      </ul>
    </section>
  `;
}

function renderAddresses({ words: { member: say }, known }: MemberPage): TemplateResult {
  return html`
    <section aria-labelledby="addresses">
      <h3 id="addresses">${say.addresses}</h3>
      ${known.addresses.length === 0 ? html`<p class="small">${say.noAddresses}</p>` : nothing}
      <ul class="items">
        ${known.addresses.map(
          ({ kind, value, confirmed }) =>
            html`<li part="address">
              ${renderItem({ picture: kind === 'email' ? pictures.mail : pictures.message, name: value, lines: [], warning: confirmed ? undefined : say.unconfirmed, actions: nothing })}
            </li>`,
        )}
      </ul>
    </section>
  `;
}

/** What is shown is what is so: the choice is shown once it was made. */
function choose(select: HTMLSelectElement, before: Setting, set: (setting: Setting) => void): void {
  const setting = select.value as Setting;
  select.value = before;
  set(setting);
}
