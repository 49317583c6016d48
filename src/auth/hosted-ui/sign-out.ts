import type { AuthContext } from '../context.js';
import { leaveFor, ofThisPage } from './redirects.js';

/** Sends the browser to the hosted UI to end its session there too (the service's `/logout`), and back to `redirectSignOut`. */
export async function signOut({ config }: AuthContext): Promise<void> {
  const { oauth, userPoolWebClientId } = config;
  if (!oauth || !userPoolWebClientId) return;
  const target = ofThisPage(oauth.redirectSignOut) ?? oauth.redirectSignOut[0] ?? '';
  const query = new URLSearchParams({ client_id: userPoolWebClientId, logout_uri: target });
  await leaveFor(`${oauth.domain}/logout?${query.toString()}`, target, oauth.urlOpener);
}
