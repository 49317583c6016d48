import type { AuthenticatorContext } from './authenticator-context.js';

/**
 * The context protocol of the Web Components Community Group, for one context. Not `@lit/context`, which is 0.4 kB larger in
 * the first view: it also moves subscriptions between nested providers.
 */

type Value = AuthenticatorContext | undefined;

/** Receives the value: at once, and with `unsubscribe` again at each change. */
type Callback = (value: Value, unsubscribe?: () => void) => void;

interface ContextRequest {
  readonly context: unknown;
  readonly callback: Callback;
  readonly subscribe?: boolean;
}

const requestType = 'context-request';

/** Asks the nearest provider around an element for the value of a context, and for its changes. */
export function requestContext(element: Element, context: symbol, callback: Callback): void {
  const request: ContextRequest = { context, callback, subscribe: true };
  element.dispatchEvent(Object.assign(new Event(requestType, { bubbles: true, composed: true }), request));
}

/** Provides a value to the elements inside a host, and returns the function that changes it. */
export function provideContext(host: Element, context: symbol): (value: Value) => void {
  const subscribers = new Map<Callback, () => void>();
  let current: Value;
  host.addEventListener(requestType, (event) => {
    const request = event as Event & ContextRequest;
    // A provider inside another one asks that one.
    if (request.context !== context || event.composedPath()[0] === host) return;
    event.stopPropagation();
    const { callback, subscribe } = request;
    const unsubscribe = subscribe ? () => void subscribers.delete(callback) : undefined;
    if (unsubscribe) subscribers.set(callback, unsubscribe);
    callback(current, unsubscribe);
  });
  return (value) => {
    current = value;
    for (const [callback, unsubscribe] of [...subscribers]) callback(value, unsubscribe);
  };
}
