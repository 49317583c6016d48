import type { WafAction } from '../auth/config/waf-types.js';
import { AuthError } from '../lib/auth-error.js';
import { getDirection, getLanguage, msg } from '../localization/index.js';
import { captchaStyles } from '../styles/captcha.js';
import { formStyles } from '../styles/form.js';
import { adoptMissing } from '../styles/style-sheets.js';
import type { RenderCaptcha } from './auth-events.js';

let count = 0;

/**
 * Shows a CAPTCHA in a dialog of `host` until it is solved, and returns its token. For a challenge, which needs no user,
 * the dialog stays closed. Rejects with what `render` throws, and with `WafCaptchaRequired` or `WafChallengeRequired` if
 * the user closes the dialog or `signal` aborts.
 */
export async function solve(
  host: HTMLElement,
  action: WafAction,
  render: RenderCaptcha,
  signal: AbortSignal,
): Promise<string> {
  adoptMissing(host.getRootNode() as Document | ShadowRoot, [formStyles, captchaStyles]);
  const { dialog, container, cancel } = createDialog();
  const slot = slotIn(host);
  let stop: () => void = () => undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = () => {
      const isCaptcha = action === 'captcha';
      const code = isCaptcha ? 'WafCaptchaRequired' : 'WafChallengeRequired';
      reject(new AuthError(code, 'The CAPTCHA of the web ACL was closed.'));
    };
  });
  // Not awaited by then, if it rejects after the answer: no unhandled rejection.
  stopped.catch(() => undefined);
  cancel.addEventListener('click', stop);
  dialog.addEventListener('close', stop);
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  try {
    if (signal.aborted) return await stopped;
    host.append(dialog);
    if (action === 'captcha') dialog.showModal();
    return await Promise.race([Promise.resolve(render(container)), stopped]);
  } finally {
    // Closed first, because closing returns the focus.
    dialog.close();
    dialog.remove();
    slot?.remove();
    signal.removeEventListener('abort', stop);
  }
}

/** Adds the slot to the shadow root of a standalone screen. An authenticator has it. */
function slotIn({ shadowRoot }: HTMLElement): HTMLSlotElement | undefined {
  if (!shadowRoot || shadowRoot.querySelector('slot[name="captcha"]')) return undefined;
  const slot = document.createElement('slot');
  slot.name = 'captcha';
  shadowRoot.append(slot);
  return slot;
}

/** The dialog is a light child, because scripts of CAPTCHAs find their parts, and style them, by the document. */
function createDialog() {
  const dialog = document.createElement('dialog');
  dialog.slot = 'captcha';
  dialog.className = 'auth-captcha-dialog';
  dialog.lang = getLanguage();
  dialog.dir = getDirection();
  const heading = document.createElement('h2');
  heading.id = `auth-captcha-${++count}`;
  heading.className = 'auth-captcha-heading';
  heading.textContent = msg('Confirm you’re human', { id: 'captcha-dialog.heading' });
  // The CAPTCHA may be rendered later: the focus is inside from the start, and a screen reader reads the heading.
  heading.tabIndex = -1;
  heading.autofocus = true;
  dialog.setAttribute('aria-labelledby', heading.id);
  const container = document.createElement('div');
  container.className = 'auth-captcha-area';
  const cancel = document.createElement('button');
  cancel.type = 'button';
  cancel.className = 'auth-link';
  cancel.textContent = msg('Cancel', { id: 'common.cancel' });
  dialog.append(heading, container, cancel);
  return { dialog, container, cancel };
}
