/**
 * A member of the document. Elements with a name stand in the place of a member that is called so
 * (`<form name="cookie">`; HTML, named access on Document), so it is not asked of the document itself.
 */
export const ofDocument = <Name extends keyof Document>(name: Name): Document[Name] =>
  Reflect.get(membersOfDocument(), name, document) as Document[Name];

/** Sets a member of the document, in the same way. */
export const setOfDocument = (name: keyof Document, value: unknown): boolean =>
  Reflect.set(membersOfDocument(), name, value, document);

/** Outside of browsers what stands for a document may be of no class. */
const membersOfDocument = (): Document => (typeof Document === 'undefined' ? document : Document.prototype);
