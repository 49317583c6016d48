import type { Clock } from '../clock.js';
import { toBase64, utf8 } from '../crypto/bytes.js';
import type { Random } from '../crypto/random.js';

/** Fake credentials in Amazon's format. They grant no access to AWS. */
export interface LocalCredentials {
  readonly accessKeyId: string;
  readonly secretKey: string;
  readonly sessionToken: string;
  /** Milliseconds. */
  readonly expires: number;
  readonly roleArn: string;
}

const BASE_32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const TOKEN_MARK = 'LocalCognitoNotForAWS//';

/** The issued credentials by access key. */
export class CredentialStore {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #issued = new Map<string, LocalCredentials>();

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  /** Issues credentials for a role; `lifetime` is in seconds. */
  issue(roleArn: string, lifetime: number): LocalCredentials {
    const letters = Array.from(this.#random.bytes(11), (byte) => BASE_32.charAt(byte & 31)).join('');
    const credentials = {
      accessKeyId: `ASIALOCAL${letters}`,
      secretKey: toBase64(this.#random.bytes(30)),
      sessionToken: TOKEN_MARK + toBase64(this.#random.bytes(300)),
      expires: Math.floor(this.#clock.now() / 1000 + lifetime) * 1000,
      roleArn,
    };
    this.#issued.set(credentials.accessKeyId, credentials);
    return credentials;
  }

  /** Finds credentials, expired ones too. */
  find(accessKeyId: string): LocalCredentials | undefined {
    return this.#issued.get(accessKeyId);
  }

  /** Forgets all of them. */
  clear(): void {
    this.#issued.clear();
  }
}

/** The identity of the credentials, as STS returns it. */
export interface CallerIdentity {
  readonly Arn: string;
  readonly UserId: string;
  readonly Account: string;
}

const SESSION_NAME = 'CognitoIdentityCredentials';

/** Returns the identity of credentials: a session of their role. */
export function callerOf({ roleArn }: LocalCredentials): CallerIdentity {
  const [, partition = '', , , Account = '', role = ''] = roleArn.split(':');
  const name = role.slice(role.lastIndexOf('/') + 1);
  return {
    Arn: `arn:${partition}:sts::${Account}:assumed-role/${name}/${SESSION_NAME}`,
    UserId: `${roleId(roleArn)}:${SESSION_NAME}`,
    Account,
  };
}

/** The same unique id each time for a role: 21 letters and digits, as IAM gives. */
function roleId(roleArn: string): string {
  let state = 7;
  const letters = Array.from({ length: 12 }, () => {
    for (const byte of utf8(roleArn)) state = Math.imul(state ^ byte, 0x01000193);
    return BASE_32.charAt(state >>> 27);
  });
  return `AROALOCAL${letters.join('')}`;
}
