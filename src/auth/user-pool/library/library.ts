/** The only module that takes values from amazon-cognito-identity-js; it is bundled on its own, with its dependencies exchanged. */
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

// The library ships these but does not declare them.
declare module 'amazon-cognito-identity-js' {
  interface CognitoUserSession {
    /** In seconds: how far the clock here is ahead of the service's. */
    getClockDrift(): number;
    /** The same, by the time at which the tokens were issued. */
    calculateClockDrift(): number;
  }

  class DateHelper {
    /** The time for an SRP answer. */
    getNowString(): string;
  }

  interface CognitoUser {
    /** Forgets the session, here and in the storage. */
    cleanClientData(): void;
  }

  /** The library's big integer, as far as it is used here. */
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
 * Lets the library compute on native BigInt and go by the service's time from now on. A call, not an effect of the import: bundlers may leave out
 * the effects of a module whose exports come from elsewhere.
 */
export function prepareLibrary(): void {
  if (installed) return;
  installed = true;
  // A number of the library leads to its class wherever the bundler or Node took the library from; a deep import
  // could name another copy.
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
