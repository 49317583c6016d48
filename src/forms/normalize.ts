import type { FieldKind } from './field-kinds.js';

/**
 * Converts the digits of all scripts, and removes what numbers are written with. Each script has ten digits in a row;
 * full-width and mathematical ones are variants of Western digits. Copied from a message or a list of contacts, a number may
 * have marks that are not seen: of the writing direction, and others.
 */
const digits = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[\s().\p{Pd}\p{Cf}\p{M}]/gu, '')
    .replace(/\p{Nd}/gu, (digit) => {
      let value = -1;
      for (let at = digit.codePointAt(0) ?? 0; /\p{Nd}/u.test(String.fromCodePoint(at)); at--) value++;
      return String(value % 10);
    });

/** Returns the value to send: without spaces around names, or inside codes and phone numbers. */
export function normalize(kind: FieldKind, typed: string): string {
  switch (kind) {
    case 'username':
    case 'text':
      // Without marks of the writing direction. Persian names have joiners.
      return typed.replace(/[^\P{Cf}\u200c\u200d]/gu, '').trim();
    case 'email':
      return normalize('username', typed).toLowerCase();
    case 'contact':
      return normalize(typed.includes('@') ? 'username' : 'phone', typed);
    case 'phone':
      return digits(typed).replace(/^00/, '+');
    case 'code':
      return digits(typed);
    case 'checkbox':
      return String(typed === 'true');
    default:
      return typed;
  }
}

/**
 * Returns whether a normalized value is an email address or a phone number; undefined while it can be either.
 */
export const contactKind = (value: string): 'email' | 'phone_number' | undefined =>
  value.includes('@') ? 'email' : /^\+?\d{4,}$/.test(value) ? 'phone_number' : undefined;

/** Returns whether a normalized value is read as a phone number. */
export const isPhoneNumber = (kind: FieldKind, value: string): boolean =>
  kind === 'phone' || (kind === 'contact' && contactKind(value) === 'phone_number');
