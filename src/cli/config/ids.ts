import { poolPattern } from '../../auth/config/config-options.js';
import { isServerUrl, serverAllowed } from '../../lib/urls.js';

const quoted = (text: string): string => JSON.stringify(text);

/** What is wrong with the ID of a user pool, and what is allowed; undefined for one that is fine. */
export function poolProblem(text: string): string | undefined {
  if (poolPattern.test(text)) return undefined;
  const [, fromArn] = /:userpool\/([\w-]+_[0-9A-Za-z]+)$/.exec(text) ?? [];
  if (fromArn) return `${quoted(text)} is the ARN of a user pool: its ID is ${fromArn}.`;
  const allowed =
    'The ID of a user pool is a region, an underscore, and letters and digits, such as eu-west-1_AbCdEfGhI.';
  if (/^[a-z]{2}(-[a-z]+)+-\d+:[\da-f-]+$/.test(text))
    return `${quoted(text)} is the ID of an identity pool. ${allowed}`;
  if (/^[a-z0-9]{20,40}$/.test(text)) return `${quoted(text)} looks like the ID of an app client. ${allowed}`;
  return `${quoted(text)} is not the ID of a user pool. ${allowed}`;
}

/** What is wrong with the ID of an app client, and what is allowed; undefined for one that is fine. */
export function clientProblem(text: string): string | undefined {
  const allowed =
    'The ID of an app client has letters and digits, such as 1h57kf5cpq17m0eml12EXAMPLE; the console of Cognito lists it under App clients.';
  if (poolPattern.test(text)) return `${quoted(text)} is the ID of a user pool. ${allowed}`;
  return /^[\w+]{1,128}$/.test(text)
    ? undefined
    : `${quoted(text)} is not the ID of an app client. ${allowed}`;
}

/** What is wrong with the URL of a server that stands for Cognito; undefined for one that is fine. */
export const endpointProblem = (text: string): string | undefined =>
  isServerUrl(text) ? undefined : `--endpoint ${quoted(text)} must be ${serverAllowed}.`;
