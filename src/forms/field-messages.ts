import { msg } from '../localization/index.js';
import type { Field, FieldProblem } from './fields/field.js';

/** A problem in the person's words, in the language of now. */
export function problemText(field: Field, problem: FieldProblem): string {
  const missing = problem === 'missing';
  const own: Partial<Record<FieldProblem, string | undefined>> = {
    missing: field.required,
    malformed: field.malformed,
    refused: field.refused,
  };
  const words = own[problem] ?? field.words?.(problem);
  if (words) return words;
  switch (field.kind) {
    case 'username':
      return msg('Enter your email or username.', { id: 'error.username-required' });
    case 'email':
      return missing
        ? msg('Enter your email.', { id: 'error.email-required' })
        : msg('Enter a full email address, like name@example.com.', { id: 'error.email' });
    case 'contact':
    case 'phone':
      if (problem === 'elsewhere')
        return msg('Enter a number of one of the listed countries.', { id: 'error.phone-country' });
      if (field.kind === 'contact')
        return missing
          ? msg('Enter your email or phone number.', { id: 'error.contact-required' })
          : msg('Enter a full email address, or a full phone number with its country code.', {
              id: 'error.contact',
            });
      return missing
        ? msg('Enter your phone number.', { id: 'error.phone-required' })
        : msg('Enter a full number, and check its country code.', { id: 'error.phone' });
    case 'password':
      return msg('Enter a password.', { id: 'error.required' });
    default:
      return msg('Fill in this field.', { id: 'error.field-required' });
  }
}
