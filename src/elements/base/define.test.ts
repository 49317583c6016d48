import { expect } from '@open-wc/testing';

import { define } from './define.js';

describe('registering elements', () => {
  it('warns once when another copy of the package is on the page', () => {
    const { warn } = console;
    const warnings: string[] = [];
    console.warn = (...args: unknown[]) => void warnings.push(args.join(' '));
    try {
      const names = ['two-copies-a', 'two-copies-b', 'two-copies-c'];
      for (const name of names) customElements.define(name, class extends HTMLElement {});
      for (const name of names) define(name, class extends HTMLElement {});
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.include('auth-elements');
    } finally {
      console.warn = warn;
    }
  });
});
