import { msg } from '../../localization/index.js';
import type { Field } from '../field.js';

/**
 * The formats of a text input besides plain text: the input type, and the message for a value that it cannot
 * parse.
 */
const formats = {
  date: () => msg('Enter a full date.', { id: 'error.date' }),
  number: () => msg('Enter a number.', { id: 'error.number' }),
  url: () => msg('Enter a full web address, like https://example.com.', { id: 'error.url' }),
} as const;

export type InputFormat = keyof typeof formats;

/** A field of kind `text` whose input accepts only dates, numbers or URLs. */
export const formatted = (type: InputFormat): Pick<Field, 'kind' | 'type' | 'malformed'> => ({
  kind: 'text',
  type,
  malformed: formats[type](),
});
