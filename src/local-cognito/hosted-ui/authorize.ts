import type { ResolvedClient } from '../options/options.js';
import { levelOf } from '../sign-in/assurance.js';
import { isRecent, reachableLevel } from '../sign-in/step-up.js';
import { answerApp } from './answer.js';
import { CallbackError, PageError } from './authorization-request.js';
import { sessionCookies } from './cookies.js';
import type { IdentityProvider } from './options.js';
import type { SignInCall } from './page-call.js';
import { redirect } from './responses.js';
import type { HostedSession } from './sessions.js';

/** `/oauth2/authorize`: redirects a signed-in user to the app, others to the login page or a provider. */
export async function authorizePage(call: SignInCall): Promise<Response> {
  const { service, pool, asked, query, request } = call;
  const prompt = query.get('prompt');
  const session = service.hosted.find(sessionCookies(request), pool);
  if (session && prompt !== 'login' && isEnough(call, session)) return answerApp(call, session);
  if (prompt === 'none') throw new CallbackError(asked, 'login_required', 'login_required');
  const provider = chosenProvider(call);
  const parameters = new URLSearchParams(query);
  if (!provider) return redirect(`../login?${parameters.toString()}`);
  parameters.set('identity_provider', provider.name);
  parameters.delete('idp_identifier');
  return redirect(`../provider?${parameters.toString()}`);
}

/** Whether a session is recent enough, and has reached the level that is asked for. */
const isEnough = (
  { service, pool, asked }: SignInCall,
  { user, authTime, methods }: HostedSession,
): boolean =>
  asked.maxAge !== 0 &&
  isRecent(service.clock.now(), authTime, asked.maxAge) &&
  (!asked.levels || levelOf(methods) >= (reachableLevel(pool, user, asked.levels) ?? Infinity));

/** Returns the provider that is asked for, or the only one the client has; throws for one it does not have. */
export function chosenProvider({ pool, query, asked }: SignInCall): IdentityProvider | undefined {
  const name = query.get('identity_provider');
  const identifier = query.get('idp_identifier');
  const providers = providersOf(pool.options.providers, asked.client);
  if (name === 'COGNITO' && takesPasswords(asked.client)) return undefined;
  if (name !== null || identifier !== null) {
    const found = providers.find((each) =>
      name === null
        ? each.idpIdentifiers?.some((known) => known.toLowerCase() === identifier?.toLowerCase())
        : each.name === name,
    );
    if (!found) {
      throw new PageError('Login option is not available. Please try another one', asked.client.id);
    }
    return found;
  }
  return providers.length === 1 && !takesPasswords(asked.client) ? providers[0] : undefined;
}

/** Returns the providers that a client may use. */
export const providersOf = (
  providers: readonly IdentityProvider[],
  client: ResolvedClient,
): IdentityProvider[] => providers.filter(({ name }) => client.supportedIdentityProviders.includes(name));

/** Whether the pool's own users may sign in to the client. */
export const takesPasswords = (client: ResolvedClient): boolean =>
  client.supportedIdentityProviders.includes('COGNITO');
