import { createAuth } from '../../auth/auth.js';
import type { AuthApi } from '../../auth/api.js';
import type { UsernameAttribute } from '../../auth/config.js';
import { createLocalCognito } from '../../local-cognito/index.js';
import { define } from '../shared/define.js';
import { SandboxNote } from './sandbox-note.js';

/** A pool that lives in the page, and what says so. */
export interface Sandbox {
  readonly auth: AuthApi;
  /** Marks the sandbox as one, and shows the codes that a pool would send. */
  readonly note: HTMLElement;
  readonly usernameAttribute: UsernameAttribute;
}

const poolId = 'us-east-1_Sandbox';

/** Opens a pool without users, in which people sign in with `usernameAttribute` (`username`: an e-mail address too). */
export function openSandbox(usernameAttribute: UsernameAttribute): Sandbox {
  const isName = usernameAttribute === 'username';
  const contact = usernameAttribute === 'phone_number' ? usernameAttribute : 'email';
  // Of its own each time: a step that waited in an earlier sandbox is not gone on with.
  const clientId = `sandbox${Date.now()}`;
  const cognito = createLocalCognito({
    pools: [
      {
        id: poolId,
        clients: [{ id: clientId }],
        ...(isName ? { aliasAttributes: ['email'] } : { usernameAttributes: [usernameAttribute] }),
        autoVerifiedAttributes: [contact],
        requiredAttributes: [contact],
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
    endpoint: location.origin,
    storage: 'memory',
    signupAttributes: [contact],
    fetch: (input, init) => cognito.fetch(new Request(input, init)),
  });
  return { auth, note, usernameAttribute };
}
