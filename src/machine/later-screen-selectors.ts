import type { ContactVerification } from '../auth/types.js';
import type { AuthView } from './auth-machine.js';

/** The provider of the pending sign-in. */
export function selectProvider(snapshot: AuthView): string | undefined {
  return snapshot.hasTag('federated') ? snapshot.context.provider : undefined;
}

export function selectContact({ context }: AuthView): ContactVerification | undefined {
  return context.contact;
}

/** The key for the authenticator app (Base32), during its setup. */
export function selectTotpSecret({ context }: AuthView): string | undefined {
  return context.totpSecret;
}
