import { ofDocument, setOfDocument } from '../lib/document-member.js';
import { adoptStyles, type CSSResult, type CSSResultOrNative } from 'lit';

const sheets = new WeakMap<Document, Map<CSSResult, CSSStyleSheet>>();

/** The sheets of styles in a document: each belongs to one. A document without a window has none. */
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

/** Gives a shadow root the styles of its element's class. */
export function adoptAll(root: ShadowRoot, styles: CSSResultOrNative[]): void {
  // Where browsers cannot share sheets, Lit has another way.
  if (root.ownerDocument === document) adoptStyles(root, styles);
  else root.adoptedStyleSheets = sheetsIn(root.ownerDocument, styles as CSSResult[]);
}

/** Gives a root the styles that it does not have yet. */
export function adoptMissing(root: Document | ShadowRoot, styles: readonly CSSResult[]): void {
  const name = 'adoptedStyleSheets';
  const present = ofDocument(name, root);
  const missing = sheetsIn(ofDocument('ownerDocument', root) ?? (root as Document), styles).filter(
    (sheet) => !present.includes(sheet),
  );
  if (missing.length > 0) setOfDocument(name, [...present, ...missing], root);
}
