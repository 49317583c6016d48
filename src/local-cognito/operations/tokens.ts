import { findClient } from '../clients.js';
import { members, required, text } from '../members.js';
import { operation } from '../operation.js';
import { errors } from '../service-error.js';
import { authorize, findGrant, revokeAll } from '../tokens.js';

/** Ending sign-ins. */
export const tokenOperations = {
  GlobalSignOut: operation({ AccessToken: members.token }, async (service, input) => {
    const { user } = await authorize(service, input.AccessToken);
    revokeAll(user);
    return {};
  }),

  RevokeToken: operation(
    {
      ClientId: members.clientId,
      ClientSecret: text({ min: 1, max: 64, secret: true }),
      Token: required(members.token),
    },
    (service, input) => {
      const { pool, client } = findClient(service, input.ClientId);
      if (client.secret !== input.ClientSecret) throw errors.unauthorized('Invalid client credentials');
      if (input.Token.split('.').length === 3) throw errors.unsupportedToken('Unsupported token type');
      const found = findGrant(pool, input.Token);
      if (found && found.grant.clientId !== client.id)
        throw errors.unauthorized('Token was not issued to this client');
      if (found) found.grant.revoked = true;
      return {};
    },
  ),
};
