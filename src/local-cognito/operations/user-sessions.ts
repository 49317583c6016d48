import type { Service } from '../service.js';
import { authorize, type Bearer } from '../tokens/tokens.js';
import { describeSession, sessionsOf } from '../user-sessions/user-sessions.js';
import { members, oneOf, required, text } from '../wire/members.js';
import { errors } from '../wire/service-error.js';
import { operation } from './operation.js';

/** How many sessions are on a page, as in the service. */
const PAGE_SIZE = 125;

/** The operations of signed-in users on their sessions. */
export const userSessionOperations = {
  ListUserSessions: operation(
    { AccessToken: members.token, NextToken: text({ min: 1, max: 131072, pattern: '[\\S]+' }) },
    async (service, input) => {
      const { pool, user, grant } = await authorizeTracked(service, input.AccessToken);
      const sessions = sessionsOf(service, pool, user);
      const from = input.NextToken;
      const start = from === undefined ? 0 : sessions.findIndex(({ record }) => record.id === from);
      if (start === -1) throw errors.invalidParameter('Invalid pagination token.');
      const next = sessions[start + PAGE_SIZE]?.record.id;
      return {
        Sessions: sessions.slice(start, start + PAGE_SIZE).map((each) => describeSession(each, grant.record)),
        ...(next === undefined ? {} : { NextToken: next }),
      };
    },
    {
      does: 'Lists the active sessions of the caller in all app clients: those of tokens, and those of the hosted pages.',
      leavesOut: 'addresses and places',
    },
  ),

  RevokeUserSession: operation(
    {
      AccessToken: members.token,
      SessionId: required(text({ min: 1 })),
      RevokeAssociatedSessions: oneOf('NONE', 'LINKED'),
    },
    async (service, input) => {
      const { pool, user, grant } = await authorizeTracked(service, input.AccessToken);
      const { SessionId: id, RevokeAssociatedSessions: associated } = input;
      // The service does not document which error this is.
      if (id === grant.record?.id) throw errors.invalidParameter('Cannot revoke the current session.');
      const sessions = sessionsOf(service, pool, user);
      const found = sessions.find(({ record }) => record.id === id);
      if (!found) throw errors.notFound('Session does not exist.');
      found.end();
      if (associated !== 'LINKED') return {};
      for (const { record, end } of sessions)
        if (record === found.record.origin || record.origin === found.record) end();
      return {};
    },
    {
      does: 'Ends another session of the caller, with `LINKED` also the one on the hosted pages that it came through, or those that came through it.',
      leavesOut: 'the delay; the code of the error for the own session is ours',
    },
  ),
};

/** Checks an access token, and that the pool tracks sessions. */
async function authorizeTracked(service: Service, accessToken: string): Promise<Bearer> {
  const bearer = await authorize(service, accessToken);
  if (bearer.pool.options.sessionTracking === 'DISABLED')
    throw errors.operationNotEnabled('Session tracking is not enabled for the user pool.');
  return bearer;
}
