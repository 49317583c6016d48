import { type Bytes, concat, fromHex, hmac, randomBytes, sha256, toHex, utf8 } from './bytes.js';

/** The 3072-bit group of RFC 3526 §4. */
export const N = BigInt(
  '0xFFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD' +
    'EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED' +
    'EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F' +
    '83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B' +
    'E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA0510' +
    '15728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7' +
    'ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200C' +
    'BBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF',
);
export const g = 2n;

const WINDOW = 4n;

/** Returns base^exponent mod modulus for a non-negative exponent. */
export function modPow(base: bigint, exponent: bigint, modulus: bigint): bigint {
  const digits = exponent.toString(2 ** Number(WINDOW));
  const table = [1n];
  const reduced = ((base % modulus) + modulus) % modulus;
  while (table.length < 16) table.push(((table.at(-1) ?? 1n) * reduced) % modulus);
  let result = 1n;
  for (const digit of digits) {
    for (let i = 0n; i < WINDOW; i++) result = (result * result) % modulus;
    if (digit !== '0') result = (result * (table[parseInt(digit, 16)] ?? 1n)) % modulus;
  }
  return result;
}

/** Returns the bytes of Java's BigInteger.toByteArray, which Cognito hashes: minimal, with a sign byte 00 when the high bit is set. */
function padded(value: bigint): Bytes {
  const hex = value.toString(16);
  const even = hex.length % 2 ? `0${hex}` : hex;
  return fromHex(/^[89a-f]/.test(even) ? `00${even}` : even);
}

const toBigInt = (bytes: Bytes): bigint => BigInt(`0x${toHex(bytes) || '0'}`);

/** Returns the multiplier k = H(N | g). */
const multiplier = async (): Promise<bigint> => toBigInt(await sha256(concat(padded(N), padded(g))));

/** What is stored of a password: hex salt and verifier, nothing to get the password back from. */
export interface Verifier {
  /** The salt, in hexadecimal. */
  readonly saltHex: string;
  /** The verifier `v` of SRP-6a. */
  readonly verifier: bigint;
}

/** Returns x = H(salt | H(poolName | username | ':' | password)). `identity` is pool name and user, joined. */
async function privateKey(identity: string, password: string, salt: bigint): Promise<bigint> {
  const inner = await sha256(utf8(`${identity}:${password}`));
  return toBigInt(await sha256(concat(padded(salt), inner)));
}

/** Makes the verifier of a password; a salt (hex) may be given, otherwise it is 16 random bytes. */
export async function createVerifier(
  poolName: string,
  username: string,
  password: string,
  saltHex = toHex(randomBytes(16)),
): Promise<Verifier> {
  const x = await privateKey(`${poolName}${username}`, password, BigInt(`0x${saltHex}`));
  return { saltHex, verifier: modPow(g, x, N) };
}

/** Whether the password makes the stored verifier. */
export async function matchesPassword(
  poolName: string,
  username: string,
  password: string,
  stored: Verifier,
): Promise<boolean> {
  return (await createVerifier(poolName, username, password, stored.saltHex)).verifier === stored.verifier;
}

/** The server's half of one exchange. */
export interface ServerExchange {
  readonly b: bigint;
  readonly B: bigint;
}

/** Starts an exchange: B = k·v + g^b. `b` may be given to reproduce a vector. */
export async function startExchange(
  verifier: bigint,
  b = toBigInt(randomBytes(32)),
): Promise<ServerExchange> {
  return { b, B: ((await multiplier()) * verifier + modPow(g, b, N)) % N };
}

/** Whether a client's public value may be used: hex, and not zero modulo N. */
export const isPublicValue = (hex: string): boolean =>
  /^[0-9a-fA-F]{1,1024}$/.test(hex) && BigInt(`0x${hex}`) % N !== 0n;

/** Returns u = H(A | B). */
export const scrambling = async (A: bigint, B: bigint): Promise<bigint> =>
  toBigInt(await sha256(concat(padded(A), padded(B))));

/** Returns the 16-byte key both sides derive from S and u: HKDF with the label that Cognito fixed. */
async function deriveKey(S: bigint, u: bigint): Promise<Bytes> {
  const pseudoRandom = await hmac(padded(u), padded(S));
  return (await hmac(pseudoRandom, utf8('Caldera Derived Key\u0001'))).slice(0, 16);
}

/** Returns the key on the server's side: S = (A·v^u)^b. */
export async function serverKey(A: bigint, exchange: ServerExchange, verifier: bigint): Promise<Bytes> {
  const u = await scrambling(A, exchange.B);
  return deriveKey(modPow(A * modPow(verifier, u, N), exchange.b, N), u);
}

/** Computes the key on the client's side: S = (B − k·g^x)^(a + u·x). */
export async function clientKey(options: {
  poolName: string;
  username: string;
  password: string;
  saltHex: string;
  a: bigint;
  B: bigint;
}): Promise<Bytes> {
  const { poolName, username, password, a, B } = options;
  const x = await privateKey(`${poolName}${username}`, password, BigInt(`0x${options.saltHex}`));
  const u = await scrambling(modPow(g, a, N), B);
  return deriveKey(modPow(B - (await multiplier()) * modPow(g, x, N), a + u * x, N), u);
}

/**
 * Returns `PASSWORD_CLAIM_SIGNATURE`, which proves that the client has the key:
 * HMAC(key, poolName | username | secretBlock | timestamp).
 */
export const passwordClaim = (
  key: Bytes,
  poolName: string,
  username: string,
  secretBlock: Bytes,
  timestamp: string,
): Promise<Bytes> => hmac(key, concat(utf8(poolName + username), secretBlock, utf8(timestamp)));
