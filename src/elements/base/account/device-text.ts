import { html, type TemplateResult } from 'lit';

import { dynamicText } from '../../../forms/dynamic-text.js';
import { readUserAgent } from '../../../lib/user-agent.js';
import { msg, str } from '../../../localization/index.js';

/** Names a device by what is known of it. */
function nameOf(browser: string | undefined, system: string | undefined): string {
  if (browser && system) return msg(str`${browser} on ${system}`, { id: 'account.device' });
  return browser ?? system ?? msg('Unknown device', { id: 'account.device.unknown' });
}

/** The name of the device of a session: `Chrome 125 / macOS 15.0` is “Chrome on macOS”. */
export function sessionDeviceText(deviceType = ''): string {
  const [browser, system] = deviceType
    .split('/')
    .map((part) => part.trim().replace(/\s+[\d.]+$/, ''))
    .map((part) => (part.toLowerCase() === 'unknown' || part === '' ? undefined : part));
  return nameOf(browser, system);
}

/** The name of a remembered device, which is the user agent of its browser unless an app gave another one. */
export function rememberedDeviceText(name: string | undefined): string {
  if (name !== undefined && !name.startsWith('Mozilla/')) return name;
  const { browser, system } = readUserAgent(name ?? '');
  return nameOf(browser, system);
}

/** The name of a device with the badge of the one that the user is at. */
export const deviceLabel = (name: string, isCurrent: boolean): TemplateResult | string =>
  isCurrent
    ? html`${dynamicText(name)}
        <span class="auth-badge">${msg('This device', { id: 'account.this-device' })}</span>`
    : name;
