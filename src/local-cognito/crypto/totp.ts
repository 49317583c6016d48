import { type Bytes, fromHex, hmac } from './bytes.js';
import type { Random } from './random.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP_SECONDS = 30;

/** Makes a shared secret as the service does: 52 Base32 characters (RFC 4648 §6), 32 bytes. */
export const createTotpSecret = (random: Random): string => encodeBase32(random.bytes(32));

function encodeBase32(bytes: Bytes): string {
  let bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  bits = bits.padEnd(Math.ceil(bits.length / 5) * 5, '0');
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET.charAt(parseInt(five, 2))).join('');
}

function decodeBase32(text: string): Bytes {
  const bits = Array.from(text, (char) => ALPHABET.indexOf(char).toString(2).padStart(5, '0')).join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (eight) => parseInt(eight, 2));
}

/** Returns the six-digit code of a moment in milliseconds (RFC 6238, SHA-1, 30 s). */
export const totpCode = (secret: string, time: number): Promise<string> =>
  codeOfStep(secret, Math.floor(time / 1000 / STEP_SECONDS));

async function codeOfStep(secret: string, step: number): Promise<string> {
  const mac = await hmac(decodeBase32(secret), fromHex(step.toString(16).padStart(16, '0')), 'SHA-1');
  const view = new DataView(mac.buffer);
  const offset = view.getUint8(19) & 15;
  return String((view.getUint32(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Returns the time step a code belongs to, allowing one step of clock difference each way, or undefined. */
export async function matchTotp(secret: string, code: string, time: number): Promise<number | undefined> {
  const now = Math.floor(time / 1000 / STEP_SECONDS);
  let match: number | undefined;
  for (const step of [now - 1, now, now + 1]) {
    if ((await codeOfStep(secret, step)) === code) match = step;
  }
  return match;
}
