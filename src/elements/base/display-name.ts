import type { CognitoUser } from '../../auth/types.js';
import { isFederatedUser } from '../../machine/initial-context.js';

/** The attributes of a user by name. */
type Known = Readonly<Record<string, unknown>> | undefined;

/** Returns the first attribute that the user has; ''. The attributes from a provider are on the user itself. */
function attributeOf(user: CognitoUser | undefined, known: Known, ...names: readonly string[]): string {
  const attributes: Known = known ?? (isFederatedUser(user) ? { ...user } : user?.attributes);
  const values = names.map((name) => attributes?.[name]);
  return values.find((value): value is string => typeof value === 'string' && value.trim() !== '') ?? '';
}

/**
 * Returns the email address or phone number of a user; the username only if there is nothing else.
 * @param known - The attributes, where they are newer than those of the user object.
 */
export const contactName = (user: CognitoUser | undefined, known?: Known): string =>
  attributeOf(user, known, 'email', 'phone_number') ||
  (isFederatedUser(user) ? user.id : user?.getUsername()) ||
  '';

/** Returns what a user is called: a name, or the email address, phone number or username. */
export const displayName = (user: CognitoUser | undefined, known?: Known): string =>
  attributeOf(user, known, 'name', 'given_name', 'preferred_username') || contactName(user, known);

/** Returns the address of the picture of a user, if it can be shown: an https URL. */
export function pictureOf(user: CognitoUser | undefined, known?: Known): string | undefined {
  const picture = attributeOf(user, known, 'picture');
  return URL.canParse(picture) && new URL(picture).protocol === 'https:' ? picture : undefined;
}
