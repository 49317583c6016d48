import type {
  CodeDelivery,
  CognitoUser,
  CognitoUserAttribute,
  ContactVerification,
  UserAttributes,
  UserAttributeUpdate,
  UserAttributeUpdateResult,
} from '../types.js';

/** Reads, changes and verifies attributes of a signed-in user. */
export interface AttributesApi {
  /**
   * Returns all attributes, from Cognito.
   *
   * Calls `GetUser`. When a hosted sign-in did not ask for the scope `aws.cognito.signin.user.admin`, reads the ID token
   * instead.
   *
   * @param user - A signed-in user.
   * @returns A list; each item has `getName()` and `getValue()`.
   * @throws `NotSignedIn` when the user is not signed in any more.
   * @example
   * ```js
   * for (const each of await Auth.userAttributes(user)) console.log(each.getName(), each.getValue());
   * ```
   */
  userAttributes(user: CognitoUser): Promise<CognitoUserAttribute[]>;

  /**
   * Changes attributes. Cognito sends a code to a new email address or phone number that it verifies.
   *
   * `sub` and `…_verified` are left out, so `user.attributes` can be passed back whole.
   *
   * Calls `UpdateUserAttributes`. Emits `updateUserAttributes` with where codes went.
   *
   * @param user - A signed-in user.
   * @param clientMetadata - For the triggers of this call. Default: the `clientMetadata` of the config.
   * @throws `AliasExistsException` when another account has the email address or phone number.
   * @throws `InvalidParameterException` when a value is malformed or the pool has no such attribute.
   * @throws `NotAuthorizedException` when the app client may not write an attribute.
   * @throws `InvalidArgument` when an attribute is not a string, or there is none.
   * @throws `NotSignedIn` when the user is not signed in any more.
   * @example
   * ```js
   * await Auth.updateUserAttributes(user, { email: 'maria@example.org' });
   * await Auth.verifyCurrentUserAttributeSubmit('email', code);
   * ```
   */
  updateUserAttributes(
    user: CognitoUser,
    attributes: UserAttributes,
    clientMetadata?: Record<string, string>,
  ): Promise<'SUCCESS'>;

  /**
   * Changes one attribute of the signed-in user, and returns what is left to do, as in Amplify 6. Cognito sends a code to a
   * new email address or phone number that it verifies: `isUpdated` is then false until
   * `verifyCurrentUserAttributeSubmit` is called with the code.
   *
   * In a pool that keeps the old value until the new one is verified (`AttributesRequireVerificationBeforeUpdate`), the old
   * value is still in force after `CONFIRM_ATTRIBUTE_WITH_CODE`: users sign in with it, and messages go there. In other pools,
   * the new value is in force at once, but is not verified.
   *
   * Calls `UpdateUserAttributes`. Emits `updateUserAttributes` with where codes went.
   *
   * @param input - `userAttribute`: the name and the new value of the attribute; an empty value clears it.
   * `options.clientMetadata`: for the triggers of this call. Default: the `clientMetadata` of the config.
   * @throws `AliasExistsException` when another account has the email address or phone number.
   * @throws `InvalidParameterException` when the value is malformed or the pool has no such attribute.
   * @throws `NotAuthorizedException` when the app client may not write the attribute.
   * @throws `InvalidArgument` when an argument is wrong, or only Cognito sets the attribute: `sub` and `…_verified`.
   * @throws `NotSignedIn` when no user is signed in.
   * @example
   * ```js
   * const { nextStep } = await Auth.updateUserAttribute({
   *   userAttribute: { attributeKey: 'email', value: 'maria@example.org' },
   * });
   * if (nextStep.updateAttributeStep === 'CONFIRM_ATTRIBUTE_WITH_CODE')
   *   askForCode(nextStep.codeDeliveryDetails.destination); // m***@e***
   * ```
   */
  updateUserAttribute(input: UserAttributeUpdate): Promise<UserAttributeUpdateResult>;

  /**
   * Deletes attributes.
   *
   * Calls `DeleteUserAttributes`. Emits `deleteUserAttributes` with the names.
   *
   * @param user - A signed-in user.
   * @param names - At least one name, such as `['nickname']`.
   * @throws `InvalidParameterException` when an attribute is required by the pool.
   * @throws `NotAuthorizedException` when the app client may not write an attribute.
   * @throws `InvalidArgument` when the list is empty or has something other than names.
   * @throws `NotSignedIn` when the user is not signed in any more.
   * @example
   * ```js
   * await Auth.deleteUserAttributes(user, ['nickname']);
   * ```
   */
  deleteUserAttributes(user: CognitoUser, names: readonly string[]): Promise<'SUCCESS'>;

  /**
   * Returns which of the email address and the phone number are verified.
   *
   * Calls `GetUser`.
   *
   * @param user - A signed-in user.
   * @returns The values in `verified` and `unverified`, by attribute name.
   * @throws `NotSignedIn` when the user is not signed in any more.
   * @example
   * ```js
   * const { unverified } = await Auth.verifiedContact(user);
   * if (unverified.email) await Auth.verifyUserAttribute(user, 'email');
   * ```
   */
  verifiedContact(user: CognitoUser): Promise<ContactVerification>;

  /**
   * Sends a code to the email address or phone number of a user.
   *
   * Calls `GetUserAttributeVerificationCode`.
   *
   * @param user - A signed-in user.
   * @param attribute - `email` or `phone_number`.
   * @param clientMetadata - For the triggers of this call. Default: the `clientMetadata` of the config.
   * @returns Where the code went.
   * @throws `InvalidParameterException` when the user has no such attribute.
   * @throws `LimitExceededException` after too many codes.
   * @throws `NotSignedIn` when the user is not signed in any more.
   * @example
   * ```js
   * const { Destination } = await Auth.verifyUserAttribute(user, 'email'); // m***@e***
   * ```
   */
  verifyUserAttribute(
    user: CognitoUser,
    attribute: string,
    clientMetadata?: Record<string, string>,
  ): Promise<CodeDelivery>;

  /**
   * Verifies the email address or phone number of a user with the code.
   *
   * Calls `VerifyUserAttribute`.
   *
   * @param user - A signed-in user.
   * @param attribute - `email` or `phone_number`.
   * @throws `CodeMismatchException` when the code is wrong.
   * @throws `ExpiredCodeException` when the code has expired.
   * @throws `AliasExistsException` when another account has verified the same value.
   * @throws `NotSignedIn` when the user is not signed in any more.
   * @example
   * ```js
   * await Auth.verifyUserAttributeSubmit(user, 'email', '123456');
   * ```
   */
  verifyUserAttributeSubmit(user: CognitoUser, attribute: string, code: string): Promise<'SUCCESS'>;

  /**
   * Sends a code to the email address or phone number of the signed-in user.
   *
   * Calls `GetUserAttributeVerificationCode`. Rejects as `verifyUserAttribute` does.
   *
   * @param attribute - `email` or `phone_number`.
   * @param clientMetadata - For the triggers of this call. Default: the `clientMetadata` of the config.
   * @returns Where the code went.
   * @throws `NotSignedIn` when no user is signed in.
   * @example
   * ```js
   * await Auth.verifyCurrentUserAttribute('email');
   * ```
   */
  verifyCurrentUserAttribute(
    attribute: string,
    clientMetadata?: Record<string, string>,
  ): Promise<CodeDelivery>;

  /**
   * Verifies the email address or phone number of the signed-in user with the code.
   *
   * Calls `VerifyUserAttribute`. Rejects as `verifyUserAttributeSubmit` does.
   *
   * @param attribute - `email` or `phone_number`.
   * @throws `NotSignedIn` when no user is signed in.
   * @example
   * ```js
   * await Auth.verifyCurrentUserAttributeSubmit('email', '123456');
   * ```
   */
  verifyCurrentUserAttributeSubmit(attribute: string, code: string): Promise<'SUCCESS'>;
}
