import type { FieldKind } from './field-kinds.js';

const toWesternDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, (digit) =>
    String((digit.codePointAt(0) ?? 0) & 0xf),
  );

/** Returns the value to send: without spaces around names, or inside codes and phone numbers. */
export function normalize(kind: FieldKind, typed: string): string {
  switch (kind) {
    case 'username':
    case 'text':
      return typed.trim();
    case 'email':
      return typed.trim().toLowerCase();
    case 'contact':
      return normalize(typed.includes('@') ? 'username' : 'phone', typed);
    case 'phone':
      return toWesternDigits(typed)
        .replace(/[\s().-]/g, '')
        .replace(/^00/, '+');
    case 'code':
      // Copied from a message, it may have dashes and marks of the writing direction.
      return toWesternDigits(typed).replace(/[\s\p{Pd}\p{Cf}]/gu, '');
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
