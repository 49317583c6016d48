import { challenges } from '../sign-in/challenges.js';
import { flows } from '../sign-in/flows.js';
import type { AuthCall } from '../sign-in/types.js';
import { checkSecretHash, findClient } from '../clients.js';
import { members, oneOf, required, textMap } from '../members.js';
import { operation } from '../operation.js';
import type { AuthFlow } from '../options.js';
import { errors } from '../service-error.js';
import type { ChallengeName } from '../sessions.js';

/** REFRESH_TOKEN is the older name of the same flow. */
const flowNames = [...(Object.keys(flows) as AuthFlow[]), 'REFRESH_TOKEN'] as const;

/** Beginning a sign-in and answering its challenges. */
export const authOperations = {
  InitiateAuth: operation(
    {
      AuthFlow: required(oneOf(...flowNames)),
      ClientId: members.clientId,
      AuthParameters: textMap(),
      ClientMetadata: members.metadata,
    },
    (service, input) => {
      const { pool, client } = findClient(service, input.ClientId);
      const flow = input.AuthFlow === 'REFRESH_TOKEN' ? 'REFRESH_TOKEN_AUTH' : input.AuthFlow;
      if (!client.explicitAuthFlows.includes(flow)) {
        throw errors.invalidParameter(`${flow} flow not enabled for this client`);
      }
      return flows[flow]({ service, pool, client, parameters: input.AuthParameters ?? {} });
    },
  ),

  RespondToAuthChallenge: operation(
    {
      ChallengeName: required(oneOf(...(Object.keys(challenges) as ChallengeName[]))),
      ClientId: members.clientId,
      ChallengeResponses: textMap(),
      Session: members.session,
      ClientMetadata: members.metadata,
    },
    async (service, input) => {
      const { pool, client } = findClient(service, input.ClientId);
      const call: AuthCall = { service, pool, client, parameters: input.ChallengeResponses ?? {} };
      await checkSecretHash(client, call.parameters['USERNAME'] ?? '', call.parameters['SECRET_HASH']);
      return challenges[input.ChallengeName]({ ...call, session: input.Session });
    },
  ),
};
