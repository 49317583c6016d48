import type { AuthApi } from '../../auth/api.js';
import { whenIdle } from '../../lib/idle.js';
import { lazy } from '../../lib/lazy.js';

const loadKnownSlots = lazy(() => import('./known-slots.js'));

/** Whether the app has provided content in one of these slots. */
export const hasSlotted = (host: Element, ...slots: readonly string[]): boolean =>
  slots.some((slot) => host.querySelector(`:scope > [slot="${slot}"]`) !== null);

/** Warns of children in unknown slots. Only for developers, so it loads when the page is idle. */
export function checkSlots(host: HTMLElement, auth: AuthApi): void {
  if (!host.querySelector(':scope > [slot]:not([data-auth-screen])')) return;
  whenIdle(async () => {
    const { warnOfUnknownSlots } = await loadKnownSlots();
    warnOfUnknownSlots(host, auth.configure());
  });
}
