import { findClient } from '../pool/clients.js';
import type { Service } from '../service.js';
import { checkGrant } from '../tokens/refresh.js';
import {
  authorizeOrRefuse,
  findGrant,
  type IssuedRefreshToken,
  issueTokens,
  revokeAll,
  rotate,
} from '../tokens/tokens.js';
import { members, required, text } from '../wire/members.js';
import { errors } from '../wire/service-error.js';
import { operation } from './operation.js';

const clientSecret = text({ min: 1, max: 64, secret: true });

/** Renewing and ending sign-ins. */
export const tokenOperations = {
  GetTokensFromRefreshToken: operation(
    {
      RefreshToken: members.token,
      ClientId: members.clientId,
      ClientSecret: clientSecret,
      DeviceKey: text({ min: 1, max: 55, secret: true }),
      ClientMetadata: members.metadata,
    },
    async (service, input) => {
      const { pool, client } = clientToRevoke(service, input.ClientId);
      if (client.secret !== input.ClientSecret) throw errors.notAuthorized('Invalid client credentials');
      const check = (): IssuedRefreshToken =>
        checkGrant(service, pool, client, input.RefreshToken, input.DeviceKey);
      const { user, grant } = check();
      const occasion = { source: 'RefreshTokens', metadata: input.ClientMetadata } as const;
      const tokens = await issueTokens(service, pool, client, user, grant, occasion);
      const { refreshTokenRotation: rotation } = client;
      if (rotation === 'DISABLED') return { AuthenticationResult: tokens };
      // Another call with the same token may have been faster.
      check();
      const RefreshToken = rotate(service, pool, input.RefreshToken, rotation.retryGracePeriodSeconds);
      return { AuthenticationResult: { ...tokens, RefreshToken } };
    },
    { does: 'Renews access and ID token, and the refresh token where the client rotates it.' },
  ),

  GlobalSignOut: operation(
    { AccessToken: members.token },
    async (service, input) => {
      const { user } = await authorizeOrRefuse(service, input.AccessToken);
      revokeAll(user);
      return {};
    },
    { does: 'Ends every sign-in of the caller: refresh and access tokens stop working at once.' },
  ),

  RevokeToken: operation(
    { ClientId: members.clientId, ClientSecret: clientSecret, Token: required(members.token) },
    (service, input) => {
      const { pool, client } = clientToRevoke(service, input.ClientId);
      if (client.secret !== input.ClientSecret) throw errors.unauthorized('Invalid client credentials');
      if (input.Token.split('.').length === 3) throw errors.unsupportedToken('Unsupported token type');
      const found = findGrant(pool, input.Token);
      if (found && found.grant.clientId !== client.id)
        throw errors.unauthorized('Token was not issued to this client');
      if (found) found.grant.revoked = true;
      return {};
    },
    { does: 'Ends the sign-in of a refresh token, with the access tokens that came from it.' },
  ),
};

/** RevokeToken is the one operation whose list of errors has no name for a client that does not exist. */
function clientToRevoke(service: Service, clientId: string): ReturnType<typeof findClient> {
  try {
    return findClient(service, clientId);
  } catch {
    throw errors.invalidParameter(`User pool client ${clientId} does not exist.`);
  }
}
