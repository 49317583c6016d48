/**
 * The only module that imports values from amazon-cognito-identity-js; it is bundled separately, with some of
 * its dependencies replaced.
 */
import {
  AuthenticationDetails,
  AuthenticationHelper,
  CognitoAccessToken,
  CognitoIdToken,
  CognitoRefreshToken,
  CognitoUser,
  CognitoUserAttribute,
  CognitoUserPool,
  CognitoUserSession,
  DateHelper,
} from 'amazon-cognito-identity-js';

import { installServiceClock } from './library-clock.js';
import { installModPow } from './mod-pow.js';

// The library ships these without types.
declare module 'amazon-cognito-identity-js' {
  interface CognitoUserSession {
    /** How far the device's clock is ahead of the service's, in seconds. */
    getClockDrift(): number;
    /** The same, by the time at which the tokens were issued. */
    calculateClockDrift(): number;
  }

  class DateHelper {
    /** The timestamp of an SRP response. */
    getNowString(): string;
  }

  interface CognitoUser {
    /** Removes the session, from memory and from the storage. */
    cleanClientData(): void;
  }

  /** The part of the library's big integer that is used here. */
  interface BigInteger {
    toString(radix: number): string;
    modPow(exponent: BigInteger, modulus: BigInteger, callback?: ModPowCallback): BigInteger | undefined;
  }

  type ModPowCallback = (error: unknown, result?: BigInteger) => void;

  class AuthenticationHelper {
    constructor(poolName: string);
    readonly N: BigInteger;
    readonly g: BigInteger;
    smallAValue: BigInteger;
    largeAValue: BigInteger | undefined;
    hash(text: string): string;
    hexHash(hex: string): string;
    getNewPasswordRequiredChallengeUserAttributePrefix(): string;
    generateRandomSmallA(): BigInteger;
    getLargeAValue(callback: ModPowCallback): void;
    getPasswordAuthenticationKey(
      username: string,
      password: string,
      serverB: BigInteger,
      salt: BigInteger,
      callback: (error: unknown, key?: Uint8Array) => void,
    ): void;
  }
}

let installed = false;

/**
 * Makes the library compute on native BigInt and use the service's time. A function, not a side effect of the
 * import: bundlers may drop the side effects of a module whose exports come from elsewhere.
 */
export function prepareLibrary(): void {
  if (installed) return;
  installed = true;
  // A number of the library gives access to its class, whichever copy the bundler or Node has loaded; a deep
  // import could load another copy.
  installModPow(Object.getPrototypeOf(AuthenticationHelper.prototype.generateRandomSmallA()));
  installServiceClock(DateHelper.prototype, AuthenticationHelper.prototype, CognitoUserSession.prototype);
}

export {
  AuthenticationDetails,
  AuthenticationHelper,
  CognitoAccessToken,
  CognitoIdToken,
  CognitoRefreshToken,
  CognitoUser,
  CognitoUserAttribute,
  CognitoUserPool,
  CognitoUserSession,
};
