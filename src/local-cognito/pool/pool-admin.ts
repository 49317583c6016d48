/** The calls of an administrator: each runs the operation that it is named for, without a request. */
export interface PoolAdmin {
  /** AdminCreateUser. Sends an invitation unless `suppress` is true. The temporary password is random by default. */
  createUser(options: {
    username: string;
    temporaryPassword?: string;
    attributes?: Record<string, string>;
    suppress?: boolean;
  }): Promise<void>;
  /** AdminConfirmSignUp. */
  confirmSignUp(username: string): Promise<void>;
  /** AdminSetUserPassword. `permanent` is true by default. */
  setUserPassword(username: string, password: string, permanent?: boolean): Promise<void>;
  /** AdminResetUserPassword. */
  resetUserPassword(username: string): Promise<void>;
  /** AdminDisableUser. */
  disableUser(username: string): Promise<void>;
  /** AdminEnableUser. */
  enableUser(username: string): Promise<void>;
  /** AdminDeleteUser. */
  deleteUser(username: string): Promise<void>;
}

/** Binds the administrator's operations to a pool. */
export function adminOf(
  poolId: string,
  call: (operation: string, input: object) => Promise<object | undefined>,
): PoolAdmin {
  const send = async (operation: string, username: string, more: object = {}): Promise<void> => {
    await call(operation, { UserPoolId: poolId, Username: username, ...more });
  };
  return {
    createUser: ({ username, temporaryPassword, attributes = {}, suppress }) =>
      send('AdminCreateUser', username, {
        TemporaryPassword: temporaryPassword,
        UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
        MessageAction: suppress ? 'SUPPRESS' : undefined,
      }),
    confirmSignUp: (username) => send('AdminConfirmSignUp', username),
    setUserPassword: (username, password, permanent = true) =>
      send('AdminSetUserPassword', username, { Password: password, Permanent: permanent }),
    resetUserPassword: (username) => send('AdminResetUserPassword', username),
    disableUser: (username) => send('AdminDisableUser', username),
    enableUser: (username) => send('AdminEnableUser', username),
    deleteUser: (username) => send('AdminDeleteUser', username),
  };
}
