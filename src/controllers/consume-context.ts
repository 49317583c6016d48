import { closestElement } from '../lib/ancestors.js';
import { type AuthenticatorContext, authenticatorContext } from './authenticator-context.js';
import { requestContext } from './context-protocol.js';

/** Returns the authenticator around an element, across shadow roots. */
export const authenticatorOf = (element: Element): Element | undefined =>
  closestElement(element, (each) => each.localName === 'auth-authenticator');

/**
 * Calls the callback with the context of the authenticator around a connected element: immediately or as soon
 * as it exists, and at each change, until the returned function is called.
 */
export function consumeContext(
  element: Element,
  callback: (scope: AuthenticatorContext) => void,
): () => void {
  let isStopped = false;
  let unsubscribe: (() => void) | undefined;

  function request(): void {
    if (isStopped) return;
    const take = (scope: AuthenticatorContext | undefined, stop?: () => void): void => {
      if (stop !== unsubscribe) unsubscribe?.();
      unsubscribe = stop;
      if (isStopped) stop?.();
      else if (scope) callback(scope);
    };
    requestContext(element, authenticatorContext, take);
  }

  request();
  // The element may be upgraded before the authenticator around it, which then has not received the request.
  if (!customElements.get('auth-authenticator'))
    void customElements.whenDefined('auth-authenticator').then(request);
  return () => {
    isStopped = true;
    unsubscribe?.();
  };
}
