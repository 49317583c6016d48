import { ofDocument } from '../../../lib/document-member.js';
import { readClaims } from '../../../lib/jwt.js';
import { loadScript, missing, ofPage, refused } from './script.js';
import type { ProviderToken, TokenProvider } from './token-provider.js';

/** The part of Google Identity Services that is used here (Sign in with Google, JavaScript API reference). */
interface GoogleIdentity {
  initialize(options: {
    client_id: string;
    callback: (response: { credential?: string }) => void;
    auto_select: boolean;
    use_fedcm_for_prompt: boolean;
  }): void;
  prompt(listener: (moment: PromptMoment) => void): void;
  renderButton(parent: HTMLElement, options: object): void;
  disableAutoSelect(): void;
}

/** With FedCM, `isNotDisplayed` is missing or always false. */
interface PromptMoment {
  isNotDisplayed?(): boolean;
  isSkippedMoment(): boolean;
}

const url = 'https://accounts.google.com/gsi/client';

/**
 * Google through its script. A Content Security Policy needs `https://accounts.google.com/gsi/` in
 * `script-src`, `frame-src`, `connect-src` and `style-src`.
 */
export function google(clientId: string): TokenProvider {
  return {
    async signIn() {
      const token = await ask(clientId, false);
      const { name, email, picture } = readClaims(token.token);
      return { ...token, user: { name, email, picture } };
    },
    refresh: () => ask(clientId, true),
    async signOut() {
      // Otherwise the next prompt would sign in the same person immediately.
      (await library()).disableAutoSelect();
    },
  };
}

function current(): GoogleIdentity | undefined {
  return (ofPage('google') as { accounts?: { id?: GoogleIdentity } } | undefined)?.accounts?.id;
}

async function library(): Promise<GoogleIdentity> {
  if (!current()) await loadScript(url);
  return current() ?? missing('Google');
}

/** Shows Google's prompt, or where the browser suppresses it, its button, which always works. */
async function ask(clientId: string, isSilent: boolean): Promise<ProviderToken> {
  const identity = await library();
  let dialog: HTMLDialogElement | undefined;
  const answered = new Promise<string>((resolve, reject) => {
    identity.initialize({
      client_id: clientId,
      callback: ({ credential }) => (credential ? resolve(credential) : reject(refused('Google'))),
      auto_select: isSilent,
      use_fedcm_for_prompt: true,
    });
    identity.prompt((moment) => {
      if (dialog || !(moment.isSkippedMoment() || moment.isNotDisplayed?.())) return;
      if (isSilent) reject(refused('Google', 'interaction_required'));
      else dialog = offerButton(identity, () => reject(refused('Google')));
    });
  });
  try {
    const token = await answered;
    return { token, expires_at: Number(readClaims(token)['exp']) * 1000 };
  } finally {
    // Closed first, because closing returns the focus.
    dialog?.close();
    dialog?.remove();
  }
}

function offerButton(identity: GoogleIdentity, onClose: () => void): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  const place = document.createElement('div');
  dialog.ariaLabel = 'Google';
  dialog.append(place);
  dialog.addEventListener('close', onClose);
  ofDocument('body').append(dialog);
  identity.renderButton(place, {});
  dialog.showModal();
  return dialog;
}
