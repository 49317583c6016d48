import { ContextEvent } from '@lit/context';
import { authenticatorContext, type AuthenticatorContext } from './authenticator-context.js';

/** The authenticator that an element is in, across shadow roots. */
export function authenticatorOf(element: Element): Element | null {
  for (let node: Element | null = element; node;) {
    const found = node.closest('auth-authenticator');
    if (found) return found;
    node = (node.getRootNode() as Partial<ShadowRoot>).host ?? null;
  }
  return null;
}

/**
 * Calls back with the scope of the authenticator around a connected element: at once or as soon as there is one, and with
 * each later scope, until the returned function is called.
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
    element.dispatchEvent(new ContextEvent(authenticatorContext, element, take, true));
  }

  request();
  // The element may be upgraded before the authenticator around it is, which then has heard nothing.
  if (!customElements.get('auth-authenticator'))
    void customElements.whenDefined('auth-authenticator').then(request);
  return () => {
    isStopped = true;
    unsubscribe?.();
  };
}
