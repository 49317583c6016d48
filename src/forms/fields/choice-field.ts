import { msg } from '../../localization/index.js';
import { choiceTemplate } from '../controls/choice.js';
import type { Choice, Field } from '../field.js';

/** A field with a group of radio buttons. `value` is the initial choice. */
export const choiceField = (
  name: string,
  label: string,
  choices: readonly Choice[],
  value: string | undefined,
): Field => ({
  name,
  kind: 'choice',
  label,
  required: msg('Choose one.', { id: 'error.choose' }),
  choices,
  template: choiceTemplate,
  value,
});
