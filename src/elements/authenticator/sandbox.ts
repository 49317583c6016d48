import { createAuth } from '../../auth/auth.js';
import type { AuthApi } from '../../auth/api.js';
import type { UsernameAttribute } from '../../auth/config/config-types.js';
import { createLocalCognito } from '../../local-cognito/index.js';
import { define } from '../base/define.js';
import { warnOnce } from '../../lib/warn.js';
import { SandboxNote } from './sandbox-note.js';

/** A pool that lives in the page, and what says so. */
export interface Sandbox {
  readonly auth: AuthApi;
  /** Marks the sandbox as one, and shows the codes that a pool would send. */
  readonly note: HTMLElement;
  readonly usernameAttributes: readonly UsernameAttribute[];
}

const poolId = 'us-east-1_Sandbox';

/**
 * Opens a pool without users, in which people sign in with these; without a contact among them, by e-mail too. One that
 * is open serves on while people sign in with the same.
 */
export function openSandbox(
  usernameAttributes: readonly UsernameAttribute[],
  open: Sandbox | undefined,
  isBesideAnother: boolean,
): Sandbox {
  if (isBesideAnother)
    warnOnce('<auth-authenticator sandbox> has a pool of its own; the one that is configured is not asked.');
  if (open && String(open.usernameAttributes) === String(usernameAttributes)) return open;
  const named = usernameAttributes.filter((name) => name !== 'username');
  const contacts = named.length > 0 ? named : (['email'] as const);
  const isName = named.length === 0 || named.length < usernameAttributes.length;
  const requiredAttributes = isName || contacts.length === 1 ? contacts : [];
  // Of its own each time: a step that waited in an earlier sandbox is not gone on with.
  const clientId = `sandbox${Date.now()}`;
  const cognito = createLocalCognito({
    pools: [
      {
        id: poolId,
        clients: [{ id: clientId }],
        ...(isName ? { aliasAttributes: [...contacts] } : { usernameAttributes: [...contacts] }),
        autoVerifiedAttributes: [...contacts],
        requiredAttributes: [...requiredAttributes],
      },
    ],
  });
  define('auth-sandbox-note', SandboxNote);
  const note = document.createElement('auth-sandbox-note');
  cognito.outbox.subscribe((message) => {
    note.code = message?.code;
  });
  const auth = createAuth({
    userPoolId: poolId,
    userPoolWebClientId: clientId,
    // Never asked: every request is answered in this page.
    endpoint: 'https://sandbox.invalid/',
    storage: 'memory',
    signupAttributes: requiredAttributes,
    fetch: (input, init) => cognito.fetch(new Request(input, init)),
  });
  return { auth, note, usernameAttributes };
}
