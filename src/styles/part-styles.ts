import { type CSSResult, unsafeCSS } from 'lit';

const made = new Map<CSSResult, CSSResult>();

/** The colors of a brand for parts of the page that have one: those with `data-auth-brand`. */
export function partStyles(styles: CSSResult): CSSResult {
  const known = made.get(styles);
  if (known) return known;
  const part = unsafeCSS(styles.cssText.replace(/:root,\s*\[data-auth-theme\]/g, '[data-auth-brand]'));
  made.set(styles, part);
  return part;
}
