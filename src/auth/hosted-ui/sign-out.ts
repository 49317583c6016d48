import type { AuthInstance } from '../context.js';
import { auth0Mark } from '../config/oauth-config.js';
import { leaveFor, ofThisPage } from './redirects.js';

/**
 * Ends the session that another server keeps in a cookie of its own, where the session here came from it: without that
 * the next sign-in asks nobody anything. Leaves the page for it.
 */
export async function leave({ config, storage }: AuthInstance, wasHosted: boolean): Promise<void> {
  const { oauth, auth0, userPoolWebClientId: clientId } = config;
  const mark = auth0 && auth0Mark(auth0);
  if (wasHosted && oauth && clientId) {
    const target = ofThisPage(oauth.redirectSignOut) ?? oauth.redirectSignOut[0] ?? '';
    const query = new URLSearchParams({ client_id: clientId, logout_uri: target });
    await leaveFor(`${oauth.domain}/logout?${query.toString()}`, target, oauth.urlOpener);
  } else if (mark && storage.getItem(mark)) {
    storage.removeItem(mark);
    const { domain, clientID, returnTo = '' } = auth0;
    const query = new URLSearchParams({ client_id: clientID, ...(returnTo && { returnTo }) });
    await leaveFor(`${domain}/v2/logout?${query.toString()}`, returnTo, oauth?.urlOpener);
  }
}
