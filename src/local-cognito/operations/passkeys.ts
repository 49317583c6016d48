import { describePasskey, MOST_PASSKEYS } from '../passkeys/passkeys.js';
import { completeRegistration, startRegistration } from '../passkeys/registration.js';
import { authorizeOrRefuse } from '../tokens/tokens.js';
import { document, members, number, required, text } from '../wire/members.js';
import { errors } from '../wire/service-error.js';
import { operation } from './operation.js';

/** The passkeys of signed-in users. */
export const passkeyOperations = {
  StartWebAuthnRegistration: operation(
    { AccessToken: members.token },
    async (service, input) => {
      const { pool, user, grant } = await authorizeOrRefuse(service, input.AccessToken);
      const now = service.clock.now();
      return { CredentialCreationOptions: startRegistration(pool, user, grant.clientId, now) };
    },
    { does: 'Begins the registration of a passkey: options for `navigator.credentials.create()`.' },
  ),

  CompleteWebAuthnRegistration: operation(
    { AccessToken: members.token, Credential: required(document()) },
    async (service, input) => {
      const { pool, user, grant } = await authorizeOrRefuse(service, input.AccessToken);
      await completeRegistration(pool, user, grant.clientId, input.Credential, service.clock.now());
      return {};
    },
    {
      does: 'Verifies the new passkey (challenge, origin, relying party, attestation) and stores its public key.',
      leavesOut: 'lists of allowed authenticators',
    },
  ),

  ListWebAuthnCredentials: operation(
    {
      AccessToken: members.token,
      NextToken: text({ min: 1, max: 131072, pattern: '[\\S]+' }),
      MaxResults: number({ min: 0, max: MOST_PASSKEYS }),
    },
    async (service, input) => {
      const { user } = await authorizeOrRefuse(service, input.AccessToken);
      const passkeys = [...user.passkeys.values()];
      const from = input.NextToken;
      const start = from === undefined ? 0 : passkeys.findIndex(({ id }) => id === from);
      if (start === -1) throw errors.invalidParameter('Invalid pagination token.');
      const end = start + (input.MaxResults || MOST_PASSKEYS);
      const next = passkeys[end]?.id;
      return {
        Credentials: passkeys.slice(start, end).map(describePasskey),
        ...(next === undefined ? {} : { NextToken: next }),
      };
    },
    { does: 'Lists the passkeys of the caller.', leavesOut: 'names of authenticator makers' },
  ),

  DeleteWebAuthnCredential: operation(
    { AccessToken: members.token, CredentialId: required(text({ min: 1, max: 131072 })) },
    async (service, input) => {
      const { user } = await authorizeOrRefuse(service, input.AccessToken);
      if (!user.passkeys.delete(input.CredentialId)) {
        throw errors.notFound('The passkey does not exist.');
      }
      user.modified = service.clock.now();
      return {};
    },
    { does: 'Deletes a passkey of the caller.' },
  ),
};
