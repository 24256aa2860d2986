import { html, nothing, type TemplateResult } from 'lit';
import type { Device } from '../../client/types.js';
import { day } from '../dates.js';
import * as pictures from '../more-pictures.js';
import type { Language } from '../language.js';
import type { SecurityMessages } from '../messages/index.js';
import { renderItem } from './item.js';

export interface DeviceActions {
  revokeDevice: (device: Device) => void;
  revokeAllDevices: () => void;
}

export function deviceName({ security: say }: SecurityMessages, device: Device): string {
  return device.name?.trim() || say.deviceUnnamed;
}

/** The browsers that are asked for less, each with a way to end that. Nothing where there is none. */
export function renderDevices(language: Language<SecurityMessages>, devices: readonly Device[], does: DeviceActions): TemplateResult | typeof nothing {
  const say = language.messages.security;
  if (devices.length === 0) return nothing;
  return html`
    <section aria-labelledby="devices">
      <h3 part="heading" id="devices">${say.devices}</h3>
      <p class="small">${say.devicesLead}</p>
      <ul class="items">
        ${devices.map((device) => {
          const name = deviceName(language.messages, device);
          const until = day(language, device.expires_at);
          return html`<li part="device">
            ${renderItem({
              picture: pictures.laptop,
              name,
              pill: device.trusted ? say.trusted : undefined,
              lines: [
                device.place,
                say.used(day(language, device.last_used_at ?? device.created_at)),
                device.trusted ? say.trustedUntil(until) : say.knownUntil(until),
              ],
              actions: html`<button class="plain" part="button" aria-label=${say.revokeNamed(name)} @click=${() => does.revokeDevice(device)}>
                ${say.revoke}
              </button>`,
            })}
          </li>`;
        })}
      </ul>
      ${devices.length > 1 ? html`<button part="button" @click=${does.revokeAllDevices}>${say.revokeAll}</button>` : nothing}
    </section>
  `;
}
