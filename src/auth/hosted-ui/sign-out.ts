import type { AuthInstance } from '../context.js';
import { auth0Mark } from './auth0-mark.js';
import { leaveFor, redirectForPage } from './redirects.js';

/**
 * If the session came from another server, ends that server's session as well, which it keeps in its own
 * cookie; otherwise the next sign-in would not ask for a password. Leaves the page.
 */
export async function leave({ config, storage }: AuthInstance, wasHosted: boolean): Promise<void> {
  const { oauth, auth0, userPoolWebClientId: clientId } = config;
  const mark = auth0 && auth0Mark(auth0);
  if (wasHosted && oauth && clientId) {
    const target = redirectForPage(oauth.redirectSignOut) ?? oauth.redirectSignOut[0] ?? '';
    const query = new URLSearchParams({ client_id: clientId, logout_uri: target });
    await leaveFor(`${oauth.domain}/logout?${query.toString()}`, target, oauth.urlOpener);
  } else if (mark && storage.getItem(mark)) {
    storage.removeItem(mark);
    const { domain, clientID, returnTo = '' } = auth0;
    const query = new URLSearchParams({ client_id: clientID, ...(returnTo && { returnTo }) });
    await leaveFor(`${domain}/v2/logout?${query.toString()}`, returnTo, oauth?.urlOpener);
  }
}
