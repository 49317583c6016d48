import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { normalize } from './normalize.js';

describe('digits', () => {
  it('of every script become Western ones, in codes and phone numbers', () => {
    const scripts = [
      'arab',
      'arabext',
      'beng',
      'deva',
      'fullwide',
      'guru',
      'khmr',
      'laoo',
      'mymr',
      'tamldec',
      'thai',
    ];
    for (const script of scripts) {
      const typed = new Intl.NumberFormat(`en-u-nu-${script}`, { useGrouping: false }).format(1234567890);
      assert.notEqual(typed, '1234567890');
      assert.equal(normalize('code', typed), '1234567890', script);
      assert.equal(normalize('phone', `+${typed}`), '+1234567890', script);
    }
    assert.equal(normalize('code', '𝟏𝟐𝟑𝟺𝟻𝟼'), '123456');
  });

  it('stay what they are in names and passwords', () => {
    assert.equal(normalize('username', ' علي٥ '), 'علي٥');
    assert.equal(normalize('password', '১২৩'), '১২৩');
  });
});

describe('marks that are not seen', () => {
  const marked = (text: string): string => `\u202a${text}\u202c`;

  it('are no part of a phone number, as copied from a list of contacts or a message', () => {
    for (const typed of [
      marked('+972 50-123-4567'),
      '\u2066+972\u2069 50\u2011123\u20134567',
      '\u200f+972501234567',
      '＋９７２（５０）１２３－４５６７',
      '+972\ufe0d-50\u00ad1234567',
      '\u202d0097250 123 4567\u202c',
    ])
      assert.equal(normalize('phone', typed), '+972501234567', JSON.stringify(typed));
    assert.equal(normalize('contact', marked('050 123 4567')), '0501234567');
  });

  it('are no part of a code', () => {
    for (const typed of [marked('123 456'), '\u2068123\u2069456', '123.456', '\u200e١٢٣‑٤٥٦', '\ufeff123456'])
      assert.equal(normalize('code', typed), '123456', JSON.stringify(typed));
  });

  it('are no part of an email address or a username; the joiners of Persian are', () => {
    for (const kind of ['username', 'email', 'contact', 'text'] as const)
      assert.equal(normalize(kind, ` \u200f${marked('ada@example.com')}\u200b `), 'ada@example.com', kind);
    assert.equal(normalize('username', 'کوه\u200cنورد\u200e'), 'کوه\u200cنورد');
  });

  it('are part of a password', () => {
    assert.equal(normalize('password', marked('secret')), marked('secret'));
  });
});
