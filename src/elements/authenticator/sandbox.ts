import type { AuthApi } from '../../auth/api.js';
import { createAuth } from '../../auth/auth.js';
import type { UsernameAttribute } from '../../auth/config/config-types.js';
import { warnOnce } from '../../lib/warn.js';
import { createLocalCognito, type PoolOptions } from '../../local-cognito/index.js';
import { define } from '../base/define.js';
import { SandboxNote } from './sandbox-note.js';

/** A pool inside the page, with its note. */
export interface Sandbox {
  readonly auth: AuthApi;
  /** Marks the sandbox, and shows the codes that a pool would send. */
  readonly note: HTMLElement;
  readonly usernameAttributes: readonly UsernameAttribute[];
}

const poolId = 'us-east-1_Sandbox';

/** What `<auth-account>` shows. Passkeys belong to a domain: a page of an IP address, or a file, has none. */
const accountFeatures = (): Partial<PoolOptions> => ({
  mfaTypes: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA', 'EMAIL_OTP'],
  sessionTracking: { maxPerUser: 20 },
  ...(/[a-z]$/i.test(location.hostname) && {
    firstFactors: ['PASSWORD', 'WEB_AUTHN'],
    passkeys: { relyingPartyId: location.hostname },
  }),
});

/**
 * Opens a pool without users, with these usernames; if none of them is a contact, with email as well. An open
 * pool is reused for the same usernames.
 */
export function openSandbox(
  usernameAttributes: readonly UsernameAttribute[],
  open: Sandbox | undefined,
  isBesideAnother: boolean,
): Sandbox {
  if (isBesideAnother)
    warnOnce('<auth-authenticator sandbox> uses its own pool; the configured pool is ignored.');
  if (open && String(open.usernameAttributes) === String(usernameAttributes)) return open;
  const named = usernameAttributes.filter((name) => name !== 'username');
  const contacts = named.length > 0 ? named : (['email'] as const);
  const isName = named.length === 0 || named.length < usernameAttributes.length;
  const requiredAttributes = isName || contacts.length === 1 ? contacts : [];
  // A new id each time: a pending step of an earlier sandbox is not resumed.
  const clientId = `sandbox${Date.now()}`;
  const cognito = createLocalCognito({
    pools: [
      {
        id: poolId,
        clients: [{ id: clientId }],
        ...(isName ? { aliasAttributes: [...contacts] } : { usernameAttributes: [...contacts] }),
        autoVerifiedAttributes: [...contacts],
        requiredAttributes: [...requiredAttributes],
        ...accountFeatures(),
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
    // Never called: every request is answered in this page.
    endpoint: 'https://sandbox.invalid/',
    storage: 'memory',
    signupAttributes: requiredAttributes,
    fetch: (input, init) => cognito.fetch(new Request(input, init)),
  });
  return { auth, note, usernameAttributes };
}
