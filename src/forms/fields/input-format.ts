import { msg } from '../../localization/index.js';
import type { Field } from '../field.js';

/** What a text can be besides text: what the input checks, and what is said when it cannot make anything of it. */
const formats = {
  date: () => msg('Enter a full date.', { id: 'error.date' }),
  number: () => msg('Enter a number.', { id: 'error.number' }),
  url: () => msg('Enter a full web address, like https://example.com.', { id: 'error.url' }),
} as const;

export type InputFormat = keyof typeof formats;

/** A field of kind `text` whose input takes only dates, numbers or addresses. */
export const formatted = (type: InputFormat): Pick<Field, 'kind' | 'type' | 'malformed'> => ({
  kind: 'text',
  type,
  malformed: formats[type](),
});
