import { readUserAgent } from '../../lib/user-agent.js';

const UNKNOWN = 'unknown';

/** Describes the browser and the system of a user agent, such as `Chrome 125 / macOS`; `unknown` without a browser. */
export function deviceType(userAgent: string | null): string {
  const { browser, version, system = UNKNOWN } = readUserAgent(userAgent ?? '');
  return browser ? `${browser} ${version} / ${system}` : UNKNOWN;
}
