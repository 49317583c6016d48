import type { TemplateResult } from 'lit';
import { msg, str } from '../../localization/index.js';
import type { Notice } from '../../machine/types.js';
import { insertMark, withDestination } from './insert.js';

/** What is said after another code went out; undefined when none did. */
export function codeResent(
  notice: Notice | undefined,
  destination: string | undefined,
): TemplateResult | string | undefined {
  if (notice !== 'codeResent') return undefined;
  return destination
    ? withDestination(msg(str`We sent a new code to ${insertMark}.`, { id: 'common.code-sent' }), destination)
    : msg('We sent a new code.', { id: 'common.code-sent.plain' });
}
