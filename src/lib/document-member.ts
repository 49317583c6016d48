/**
 * A member of the document, or of another root. Elements with a name take the place of a member of the document that is
 * called so (`<form name="cookie">`; HTML, named access on Document), so the root itself is not asked.
 */
export function ofDocument<Name extends keyof Root, Root extends Document | ShadowRoot = Document>(
  name: Name,
  root?: Root,
): Root[Name] {
  const asked = root ?? document;
  const value: unknown = Reflect.get(Object.getPrototypeOf(asked) as object, name, asked);
  return value as Root[Name];
}

/** Sets a member of the document, or of another root, in the same way. */
export const setOfDocument = <Name extends 'cookie' | 'adoptedStyleSheets'>(
  name: Name,
  value: Document[Name],
  root: Document | ShadowRoot = document,
): boolean => Reflect.set(Object.getPrototypeOf(root) as object, name, value, root);
