import { ServiceError } from '../wire/service-error.js';

const notAuthorized = (message: string): ServiceError => new ServiceError('NotAuthorizedException', message);

/** The errors of identity pools, with the service's texts where they are known. */
export const identityErrors = {
  conflict: () =>
    new ServiceError('ResourceConflictException', 'A login is already linked to another identity.'),
  developerConflict: () =>
    new ServiceError(
      'DeveloperUserAlreadyRegisteredException',
      'The developer user identifier is already registered with another identity.',
    ),
  forbidden: (id: string) => notAuthorized(`Access to Identity '${id}' is forbidden.`),
  guests: () => notAuthorized('Unauthenticated access is not supported for this identity pool.'),
  identityNotFound: (id: string) =>
    new ServiceError('ResourceNotFoundException', `Identity '${id}' not found.`),
  inactiveToken: () => notAuthorized('Token is inactive'),
  invalidToken: (why?: string) =>
    notAuthorized(why === undefined ? 'Invalid login token.' : `Invalid login token. ${why}`),
  loginsDoNotMatch: () =>
    notAuthorized(
      "Logins don't match. Please include at least one valid login for this identity or identity pool.",
    ),
  noRole: () =>
    new ServiceError(
      'InvalidIdentityPoolConfigurationException',
      'Invalid identity pool configuration. Check assigned IAM roles for this pool.',
    ),
  parameter: (message: string) => new ServiceError('InvalidParameterException', message),
  poolNotFound: (id: string) =>
    new ServiceError('ResourceNotFoundException', `IdentityPool '${id}' not found.`),
  unsupported: () => notAuthorized('Token is not from a supported provider of this identity pool.'),
} as const;
