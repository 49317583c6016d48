/**
 * Whether pages of an origin may use passkeys of a relying party: its ID is the host or a parent domain of it, and the
 * page is secure (https, or http on localhost).
 */
export function isOriginOf(relyingPartyId: string, origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, hostname, origin: whole } = new URL(origin);
  if (whole !== origin) return false;
  const isLocal = hostname === 'localhost' || hostname.endsWith('.localhost');
  const isSecure = protocol === 'https:' || (protocol === 'http:' && isLocal);
  // A name without a dot cannot be a parent domain.
  const isParent = relyingPartyId.includes('.') && hostname.endsWith(`.${relyingPartyId}`);
  return isSecure && (hostname === relyingPartyId || isParent);
}
