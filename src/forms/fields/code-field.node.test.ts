import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { checkField } from '../check-field.js';
import { normalize } from '../normalize.js';
import { anyCodeField, codeField } from './code-field.js';

const problem = (field: ReturnType<typeof codeField>, typed: string) =>
  checkField(field, { code: normalize(field.kind, typed) }, undefined);

describe('a code whose length is up to the service', () => {
  for (const typed of ['1234', '12345678', '1234567890'])
    it(`has ${typed.length} digits`, () => assert.equal(problem(anyCodeField(), typed), undefined));

  for (const typed of ['123', '12345678901', '1234a', '12,34', '1234/5678'])
    it(`is not ${typed}`, () => assert.equal(problem(anyCodeField(), typed), 'malformed'));

  it('may not be empty', () => assert.equal(problem(anyCodeField(), ' - '), 'missing'));
});

describe('a code of 6 digits', () => {
  it('says so, and takes no other length', () => {
    assert.equal(codeField().label, '6-digit code');
    assert.equal(problem(codeField(), '123456'), undefined);
    for (const typed of ['12345', '1234567', '12345678'])
      assert.equal(problem(codeField(), typed), 'malformed');
  });
});

describe('a code as it is typed or pasted', () => {
  for (const [name, typed] of [
    ['spaces', ' 1234 5678\n'],
    ['a hyphen', '1234-5678'],
    ['a period', '1234.5678'],
    ['a dash', '1234–5678'],
    ['a hyphen that does not break', '1234‑5678'],
    ['spaces that do not break', '1234\u00a05678\u202f'],
    ['marks of the writing direction', '\u200e1234\u200f5678\u2069'],
    ['Arabic digits', '١٢٣٤٥٦٧٨'],
    ['Persian digits', '۱۲۳۴۵۶۷۸'],
    ['full-width digits', '１２３４５６７８'],
  ] as const)
    it(`may have ${name}`, () => assert.equal(normalize('code', typed), '12345678'));
});
