import type { Field } from '../../forms/field.js';
import { msg, str } from '../../localization/index.js';

/** Without case, outer spaces, and the marks of the writing direction that a name copied from a label has. */
const plain = (text: string): string =>
  text
    .replace(/\p{Cf}/gu, '')
    .trim()
    .toLowerCase();

/** The field in which the user types the name of the account. */
export function confirmationField(name: string): Field {
  const problem = msg(str`This isn’t ${name}.`, { id: 'delete-account.different' });
  return {
    name: 'confirmation',
    kind: 'text',
    label: msg(str`Type ${name} to confirm`, { id: 'delete-account.confirm' }),
    autocomplete: 'off',
    required: problem,
    malformed: problem,
    check: (value) => (plain(value) === plain(name) ? undefined : 'malformed'),
  };
}
