import { screenNames } from '../shared/screens.js';
import { warnOnce } from '../shared/warn.js';

const known: ReadonlySet<string> = new Set([
  'header',
  'footer',
  'always',
  ...screenNames.flatMap((name) => [name, `${name}-header`, `${name}-footer`]),
]);

/** Tells the developer of children in slots that an authenticator does not have: they would never be seen. */
export function warnOfUnknownSlots(host: HTMLElement): void {
  for (const { slot, localName } of host.children)
    if (slot && !known.has(slot))
      warnOnce(
        `<${localName} slot="${slot}"> is never shown: <auth-authenticator> has no such slot. ` +
          `There are: header, footer, always, and ${screenNames.join(', ')}, each also with -header and -footer.`,
      );
}
