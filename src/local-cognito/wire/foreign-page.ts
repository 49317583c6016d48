/** Names that lead to this computer whatever a name server says; browsers keep `*.localhost` to it too (RFC 6761 §6.3). */
const LOOPBACK = /^((?:[\w-]+\.)*localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

/**
 * Whether a request comes from a web page that another server gave out. Such a page shows by its `Origin`
 * (RFC 6454 §7), by `Sec-Fetch-Site` (Fetch Metadata), or, where its name was bound to this computer (DNS rebinding), by
 * `Host`. Programs send no `Origin`; a call within the process has no `Host`.
 */
export function isForeign(headers: Headers): boolean {
  const host = headers.get('host');
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site') ?? 'none';
  return (
    (host !== null && !LOOPBACK.test(host)) ||
    (origin !== null && hostOf(origin) !== host) ||
    !['same-origin', 'none'].includes(site)
  );
}

const hostOf = (origin: string): string | undefined =>
  URL.canParse(origin) ? new URL(origin).host : undefined;
