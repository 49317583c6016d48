import { Auth } from '../auth/auth.js';
import type {
  DeleteWebAuthnCredentialInput,
  ListWebAuthnCredentialsInput,
  ListWebAuthnCredentialsOutput,
} from './account-types.js';
import { withNames } from './errors.js';

/**
 * Registers a passkey for the signed-in user. The browser asks.
 *
 * @throws `UserUnAuthenticatedException` when no user is signed in.
 * @throws What `Auth.associateWebAuthnCredential` rejects with.
 * @example
 * ```js
 * await associateWebAuthnCredential();
 * ```
 */
export const associateWebAuthnCredential = (): Promise<void> =>
  withNames(() => Auth.associateWebAuthnCredential());

/**
 * Returns a page of the passkeys of the signed-in user.
 *
 * @throws `UserUnAuthenticatedException` when no user is signed in.
 * @example
 * ```js
 * const { credentials } = await listWebAuthnCredentials();
 * ```
 */
export const listWebAuthnCredentials = (
  input: ListWebAuthnCredentialsInput = {},
): Promise<ListWebAuthnCredentialsOutput> =>
  withNames(async () => {
    const { credentials, nextToken } = await Auth.listWebAuthnCredentials(input);
    return {
      credentials: credentials.map(
        ({ authenticatorAttachment, authenticatorTransports: transports, ...others }) => ({
          ...others,
          authenticatorTransports: [...transports],
          ...(authenticatorAttachment !== undefined && { authenticatorAttachment }),
        }),
      ),
      ...(nextToken !== undefined && { nextToken }),
    };
  });

/**
 * Deletes a passkey of the signed-in user.
 *
 * @throws `UserUnAuthenticatedException` when no user is signed in.
 * @throws `ResourceNotFoundException` when there is no such passkey.
 * @example
 * ```js
 * const { credentials } = await listWebAuthnCredentials();
 * await deleteWebAuthnCredential({ credentialId: credentials[0].credentialId });
 * ```
 */
export const deleteWebAuthnCredential = (input: DeleteWebAuthnCredentialInput): Promise<void> =>
  withNames(() => Auth.deleteWebAuthnCredential(input));
