/**
 * The part of Node's `buffer` that amazon-cognito-identity-js uses; the bundler replaces that package by this
 * module.
 */

type Encoding = 'utf8' | 'hex' | 'base64';

class Bytes extends Uint8Array {
  override toString(encoding: Encoding = 'utf8'): string {
    if (encoding === 'hex') return Array.from(this, (byte) => byte.toString(16).padStart(2, '0')).join('');
    if (encoding === 'base64') return btoa(Array.from(this, (byte) => String.fromCharCode(byte)).join(''));
    return new TextDecoder().decode(this);
  }
}

function parse(text: string, encoding: Encoding): ArrayLike<number> {
  if (encoding === 'hex') return hexBytes(text);
  if (encoding === 'base64') {
    // Tokens are Base64url, and the library relies on Node's Buffer, which accepts both alphabets.
    const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/').replace(/=+$/, ''));
    return Array.from(binary, (character) => character.charCodeAt(0));
  }
  return new TextEncoder().encode(text);
}

function hexBytes(text: string): number[] {
  const bytes: number[] = [];
  // Up to the first pair that is not hexadecimal, like Node.
  for (let at = 0; /^[0-9a-f]{2}$/i.test(text.slice(at, at + 2)); at += 2) {
    bytes.push(parseInt(text.slice(at, at + 2), 16));
  }
  return bytes;
}

export const Buffer = {
  /** Throws `TypeError` for anything but a string or bytes, like Node. */
  from(input: string | ArrayLike<number>, encoding: Encoding = 'utf8'): Bytes {
    return new Bytes(typeof input === 'string' ? parse(input, encoding) : input);
  },
  concat(list: readonly Uint8Array[]): Bytes {
    const joined = new Bytes(list.reduce((length, part) => length + part.length, 0));
    let offset = 0;
    for (const part of list) {
      joined.set(part, offset);
      offset += part.length;
    }
    return joined;
  },
};
