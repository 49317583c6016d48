import { msg } from '../../localization/index.js';
import type { Field } from './fields.js';

/** The field for a six-digit code. */
export function codeField(): Field {
  return { name: 'code', kind: 'code', label: msg('6-digit code', { id: 'common.code' }) };
}
