import type { Field } from '../../forms/field.js';
import { msg, str } from '../../localization/index.js';

/** The field in which the user types the name of the account. Upper and lower case are the same. */
export function confirmationField(name: string): Field {
  const problem = msg(str`This isn’t ${name}.`, { id: 'delete-account.different' });
  return {
    name: 'confirmation',
    kind: 'text',
    label: msg(str`Type ${name} to confirm`, { id: 'delete-account.confirm' }),
    autocomplete: 'off',
    required: problem,
    malformed: problem,
    check: (value) => (value.trim().toLowerCase() === name.trim().toLowerCase() ? undefined : 'malformed'),
  };
}
