import type { AuthFlow } from '../options/options.js';
import { checkSecretHash, findClient } from '../pool/clients.js';
import { challenges } from '../sign-in/challenges.js';
import { flows } from '../sign-in/flows.js';
import type { ChallengeName } from '../sign-in/sessions.js';
import { members, oneOf, required, textMap } from '../wire/members.js';
import { errors } from '../wire/service-error.js';
import { operation } from './operation.js';

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
      Session: members.session,
    },
    (service, input) => {
      const { pool, client } = findClient(service, input.ClientId);
      const flow = input.AuthFlow === 'REFRESH_TOKEN' ? 'REFRESH_TOKEN_AUTH' : input.AuthFlow;
      const rotated = flow === 'REFRESH_TOKEN_AUTH' && client.refreshTokenRotation !== 'DISABLED';
      if (rotated || !client.explicitAuthFlows.includes(flow)) {
        throw errors.invalidParameter(`${flow} flow not enabled for this client`);
      }
      return flows[flow]({
        service,
        pool,
        client,
        parameters: input.AuthParameters ?? {},
        metadata: input.ClientMetadata,
        session: input.Session,
      });
    },
    {
      does: `Begins a sign-in: ${flowNames.join(', ')}.`,
      leavesOut:
        'context data and risk; feature plans; the codes of the errors of a step-up, and the refusal of REFRESH_TOKEN_AUTH on clients that rotate, are ours',
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
      const parameters = input.ChallengeResponses ?? {};
      await checkSecretHash(client, parameters['USERNAME'] ?? '', parameters['SECRET_HASH']);
      const answer = await challenges[input.ChallengeName]({
        service,
        pool,
        client,
        parameters,
        metadata: input.ClientMetadata,
        session: input.Session,
      });
      if (input.Session !== undefined && 'Session' in answer)
        service.sessions.link(input.Session, answer.Session);
      return answer;
    },
    { does: `Answers a challenge: ${Object.keys(challenges).join(', ')}.` },
  ),
};
