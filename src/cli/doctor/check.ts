/**
 * - `ok`: as it should be.
 * - `problem`: the sign-in, or what the config asks for, does not work.
 * - `warning`: it works, but could be safer or clearer.
 * - `off`: a feature that the pool does not have, and the config does not ask for.
 * - `unknown`: cannot be seen with this access.
 */
export type Status = 'ok' | 'problem' | 'warning' | 'off' | 'unknown';

/** What is checked, by the names in the JSON output. */
export type CheckId =
  | 'pool'
  | 'client'
  | 'credentials'
  | 'web-acl'
  | 'client-secret'
  | 'flow-srp'
  | 'flow-user-auth'
  | 'flow-password'
  | 'flow-custom'
  | 'refresh'
  | 'token-revocation'
  | 'user-existence'
  | 'passkeys'
  | 'email-code'
  | 'sms-code'
  | 'mfa'
  | 'devices'
  | 'sign-up'
  | 'usernames'
  | 'domain'
  | 'redirect-sign-in'
  | 'redirect-sign-out'
  | 'oauth'
  | 'providers';

/** One finding. */
export interface Check {
  /** What was checked. */
  readonly id: CheckId;
  /** How it is. */
  readonly status: Status;
  /** A sentence for people. */
  readonly text: string;
  /** What to do, where something is to be done. */
  readonly fix?: string;
}

type Make = (id: CheckId, text: string, fix?: string) => Check;

const make =
  (status: Status): Make =>
  (id, text, fix) => ({ id, status, text, ...(fix !== undefined && { fix }) });

export const ok = make('ok');
export const problem = make('problem');
export const warning = make('warning');
export const off = make('off');
export const unknown = make('unknown');

/** Returns a problem where the config asks for a feature that is missing, else that it is off. */
export const missing = (isWanted: boolean, id: CheckId, text: string, fix: string): Check =>
  isWanted ? problem(id, text, fix) : off(id, text);
