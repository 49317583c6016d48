import { expect } from '@open-wc/testing';
import { render } from 'lit';

import { text } from '../../../test/browser/support/find.js';
import { place } from '../../../test/browser/support/page.js';
import { avatar } from './avatar.js';

describe('the avatar', () => {
  const cases = [
    ['ada', 'A'],
    ['e\u0301ric', 'E\u0301'],
    ['\u202E\u200Bada', 'A'],
    ['🇧🇷 Maria', '🇧🇷'],
    ['🦊', '🦊'],
    ['+44 20', '4'],
    ['(!)', '•'],
  ] as const;
  for (const [name, shown] of cases)
    it(`of ${JSON.stringify(name)} is ${shown}`, () => {
      const box = place();
      render(avatar(name), box);
      expect(text(box)).to.equal(shown);
    });
});
