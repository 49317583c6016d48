import { adoptStyles, type CSSResult, type CSSResultOrNative } from 'lit';

import { ofDocument, setOfDocument } from '../lib/document-member.js';

const sheets = new WeakMap<Document, Map<CSSResult, CSSStyleSheet>>();

/**
 * The style sheets of each document: a sheet belongs to one document. A document without a window has none.
 */
function sheetsIn(owner: Document, styles: readonly CSSResult[]): CSSStyleSheet[] {
  if (owner === document) return styles.flatMap(({ styleSheet }) => styleSheet ?? []);
  const made = sheets.get(owner) ?? new Map<CSSResult, CSSStyleSheet>();
  sheets.set(owner, made);
  const defaultView = ofDocument('defaultView', owner);
  if (!defaultView) return [];
  return styles.map((style) => {
    let sheet = made.get(style);
    if (!sheet) {
      made.set(style, (sheet = new defaultView.CSSStyleSheet()));
      sheet.replaceSync(style.cssText);
    }
    return sheet;
  });
}

/** Adds the styles of an element's class to its shadow root. */
export function adoptAll(root: ShadowRoot, styles: CSSResultOrNative[]): void {
  // Browsers without adopted style sheets use Lit's fallback.
  if (root.ownerDocument === document) adoptStyles(root, styles);
  else root.adoptedStyleSheets = sheetsIn(root.ownerDocument, styles as CSSResult[]);
}

/** Adds the missing styles to a root. */
export function adoptMissing(root: Document | ShadowRoot, styles: readonly CSSResult[]): void {
  const name = 'adoptedStyleSheets';
  const present = ofDocument(name, root);
  const missing = sheetsIn(ofDocument('ownerDocument', root) ?? (root as Document), styles).filter(
    (sheet) => !present.includes(sheet),
  );
  if (missing.length > 0) setOfDocument(name, [...present, ...missing], root);
}

/**
 * Adds the default tokens to the document, and the rules for `data-auth-theme` to the root that contains
 * `element`.
 */
export function adoptTokenSheet(element: Element, tokens: CSSResult): void {
  adoptMissing(element.ownerDocument, [tokens]);
  adoptMissing(element.getRootNode() as Document | ShadowRoot, [tokens]);
}
