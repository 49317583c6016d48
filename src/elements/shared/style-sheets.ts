import { adoptStyles, type CSSResultOrNative } from 'lit';

const sheets = new WeakMap<Document, Map<CSSResultOrNative, CSSStyleSheet>>();

/** The sheets of styles in a document. Each belongs to one; a document without a window has none. */
function sheetsIn(owner: Document, styles: readonly CSSResultOrNative[]): CSSStyleSheet[] {
  const made = sheets.get(owner) ?? new Map<CSSResultOrNative, CSSStyleSheet>();
  sheets.set(owner, made);
  return styles.flatMap((style) => {
    const isSheet = 'cssRules' in style;
    const own = isSheet ? style : style.styleSheet;
    if (owner === document || !own) return own ?? [];
    const { defaultView } = owner;
    if (!defaultView) return [];
    let sheet = made.get(style);
    if (!sheet) {
      sheet = new defaultView.CSSStyleSheet();
      sheet.replaceSync(
        isSheet ? Array.from(style.cssRules, ({ cssText }) => cssText).join('') : style.cssText,
      );
      made.set(style, sheet);
    }
    return sheet;
  });
}

/** Gives a shadow root these styles and no others. */
export function adoptAll(root: ShadowRoot, styles: CSSResultOrNative[]): void {
  // Where browsers cannot share sheets, Lit has another way.
  if (root.ownerDocument === document) adoptStyles(root, styles);
  else root.adoptedStyleSheets = sheetsIn(root.ownerDocument, styles);
}

/** Gives the root that a node is in the styles that it does not have yet. */
export function adoptMissing(root: Document | ShadowRoot, styles: readonly CSSResultOrNative[]): void {
  const missing = sheetsIn(root.ownerDocument ?? (root as Document), styles).filter(
    (sheet) => !root.adoptedStyleSheets.includes(sheet),
  );
  if (missing.length > 0) root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...missing];
}
