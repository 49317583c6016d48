import type { LocalPool } from '../pool/pool.js';
import type { Service } from '../service.js';
import type { AuthorizationRequest } from './authorization-request.js';

/** One request for a hosted page or endpoint of a pool. */
export interface PageCall {
  readonly service: Service;
  readonly pool: LocalPool;
  readonly request: Request;
  /** The query. */
  readonly query: URLSearchParams;
  /** The posted form, empty for a GET. */
  readonly form: URLSearchParams;
}

/** One that is on the way to an app. */
export interface SignInCall extends PageCall {
  readonly asked: AuthorizationRequest;
}
