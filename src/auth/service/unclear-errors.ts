/** Errors of a call that Cognito may have performed all the same: its response is lost or cannot be read. */
export const unclearErrors: readonly string[] = [
  'NetworkError',
  'Timeout',
  'InvalidResponse',
  'InternalErrorException',
];
