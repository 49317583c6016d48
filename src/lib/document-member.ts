/**
 * Reads a member of the document, or of another root. Elements with a name replace the member of the document
 * with that name (`<form name="cookie">`; HTML, named access on Document), so it is read from the prototype.
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
