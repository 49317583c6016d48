import type { AuthConfig } from '../../auth/config/config-types.js';
import { warnOnce } from '../../lib/warn.js';
import { screenNames } from '../base/screens.js';

const known: ReadonlySet<string> = new Set([
  'header',
  'footer',
  'always',
  'captcha',
  ...screenNames.flatMap((name) => [name, `${name}-header`, `${name}-footer`]),
]);

/**
 * Whether there are buttons for providers, whose names are slots too: `google`, or any provider of the pool.
 */
const hasProviders = (config: AuthConfig | undefined): boolean =>
  !!(config?.oauth ?? config?.auth0 ?? config?.federated);

/**
 * Warns the developer of children in slots that an authenticator does not have, because they are never
 * visible.
 */
export function warnOfUnknownSlots(host: HTMLElement, config: AuthConfig | undefined): void {
  if (hasProviders(config)) return;
  for (const { slot, localName } of host.children)
    if (slot && !known.has(slot))
      warnOnce(
        `<${localName} slot="${slot}"> is never shown: <auth-authenticator> has no such slot. ` +
          `There are: header, footer, always, and ${screenNames.join(', ')}, each also with -header and -footer.`,
      );
}
