import { Auth } from '../auth/auth.js';
import type { CodeDeliveryDetails as Delivery } from '../auth/types.js';
import { isObject } from '../lib/guards.js';
import type {
  ConfirmUserAttributeInput,
  DeleteUserAttributesInput,
  SendUserAttributeVerificationCodeInput,
  UpdateUserAttributeInput,
  UpdateUserAttributeOutput,
  UpdateUserAttributesInput,
  UpdateUserAttributesOutput,
} from './account-types.js';
import { assertGiven, assertInput, withNames } from './errors.js';
import { deliveryOf } from './next-step.js';
import type { CodeDeliveryDetails, UserAttributes, VerifiableUserAttributeKey } from './types.js';

/**
 * Returns the attributes of the signed-in user, from Cognito. All values are strings, also `email_verified`.
 *
 * @throws `UserUnAuthenticatedException` when no user is signed in.
 * @example
 * ```js
 * const { email } = await fetchUserAttributes();
 * ```
 */
export const fetchUserAttributes = (): Promise<UserAttributes> =>
  withNames(async () => {
    const { attributes = {} } = await Auth.currentUserPoolUser({ bypassCache: true });
    return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, String(value)]));
  });

/**
 * Changes attributes of the signed-in user.
 *
 * @returns What is left to do, by attribute: a new email address or phone number may have to be confirmed with a code.
 * @throws `UserUnAuthenticatedException` when no user is signed in.
 * @throws What `Auth.updateUserAttributes` rejects with.
 * @example
 * ```js
 * const { email } = await updateUserAttributes({ userAttributes: { email: 'maria@example.org' } });
 * if (email.nextStep.updateAttributeStep === 'CONFIRM_ATTRIBUTE_WITH_CODE') askForCode();
 * ```
 */
export const updateUserAttributes = (input: UpdateUserAttributesInput): Promise<UpdateUserAttributesOutput> =>
  withNames(async () => {
    assertInput(input, 'updateUserAttributes');
    const { userAttributes, options } = input;
    const user = await Auth.currentUserPoolUser();
    const sent: Delivery[] = [];
    // The event is emitted before the call resolves.
    const stop = Auth.onEvent(({ event, data }) => {
      if (event === 'updateUserAttributes' && Array.isArray(data))
        sent.push(...data.filter((each): each is Delivery => isObject(each)));
    });
    try {
      await Auth.updateUserAttributes(
        user,
        userAttributes as Record<string, string>,
        options?.clientMetadata,
      );
    } finally {
      stop();
    }
    const outputs = Object.keys(userAttributes).map((name): [string, UpdateUserAttributeOutput] => [
      name,
      outputFor(sent.find(({ AttributeName }) => AttributeName === name)),
    ]);
    return Object.fromEntries(outputs) as UpdateUserAttributesOutput;
  });

const outputFor = (sent: Delivery | undefined): UpdateUserAttributeOutput =>
  sent
    ? {
        isUpdated: false,
        nextStep: {
          updateAttributeStep: 'CONFIRM_ATTRIBUTE_WITH_CODE',
          codeDeliveryDetails: deliveryOf(sent),
        },
      }
    : { isUpdated: true, nextStep: { updateAttributeStep: 'DONE' } };

/**
 * Changes one attribute of the signed-in user. The result is that of `updateUserAttributes` for it.
 *
 * @throws `UserUnAuthenticatedException` when no user is signed in.
 * @throws What `Auth.updateUserAttribute` rejects with.
 * @example
 * ```js
 * await updateUserAttribute({ userAttribute: { attributeKey: 'nickname', value: 'Mia' } });
 * ```
 */
export const updateUserAttribute = (input: UpdateUserAttributeInput): Promise<UpdateUserAttributeOutput> =>
  withNames(async () => (await Auth.updateUserAttribute(input)) as UpdateUserAttributeOutput);

/**
 * Verifies the new email address or phone number of the signed-in user with the code.
 *
 * @throws `UserUnAuthenticatedException` when no user is signed in.
 * @throws What `Auth.verifyCurrentUserAttributeSubmit` rejects with.
 * @example
 * ```js
 * await confirmUserAttribute({ userAttributeKey: 'email', confirmationCode: '123456' });
 * ```
 */
export const confirmUserAttribute = (input: ConfirmUserAttributeInput): Promise<void> =>
  withNames(async () => {
    assertInput(input, 'confirmUserAttribute');
    const { userAttributeKey, confirmationCode } = input;
    assertGiven(
      confirmationCode,
      'EmptyConfirmUserAttributeCode',
      'confirmationCode',
      'confirmUserAttribute',
    );
    await Auth.verifyCurrentUserAttributeSubmit(userAttributeKey, confirmationCode);
  });

/**
 * Sends a code to the email address or phone number of the signed-in user.
 *
 * @returns Where the code went.
 * @throws `UserUnAuthenticatedException` when no user is signed in.
 * @throws What `Auth.verifyCurrentUserAttribute` rejects with.
 * @example
 * ```js
 * const { destination } = await sendUserAttributeVerificationCode({ userAttributeKey: 'email' });
 * ```
 */
export const sendUserAttributeVerificationCode = (
  input: SendUserAttributeVerificationCodeInput,
): Promise<CodeDeliveryDetails<VerifiableUserAttributeKey>> =>
  withNames(async () => {
    assertInput(input, 'sendUserAttributeVerificationCode');
    const { userAttributeKey, options } = input;
    const sent = await Auth.verifyCurrentUserAttribute(userAttributeKey, options?.clientMetadata);
    return deliveryOf(sent.CodeDeliveryDetails);
  });

/**
 * Deletes attributes of the signed-in user.
 *
 * @throws `UserUnAuthenticatedException` when no user is signed in.
 * @throws What `Auth.deleteUserAttributes` rejects with.
 * @example
 * ```js
 * await deleteUserAttributes({ userAttributeKeys: ['nickname'] });
 * ```
 */
export const deleteUserAttributes = (input: DeleteUserAttributesInput): Promise<void> =>
  withNames(async () => {
    assertInput(input, 'deleteUserAttributes');
    await Auth.deleteUserAttributes(await Auth.currentUserPoolUser(), input.userAttributeKeys);
  });
