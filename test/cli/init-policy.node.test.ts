import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { toConfig } from '../../src/cli/config/read-config.js';
import { frameworks } from '../../src/cli/frameworks/detect.js';
import type { Project } from '../../src/cli/frameworks/project.js';
import { securityPolicy } from '../../src/cli/init/notes.js';

const config = toConfig(
  { userPoolId: 'eu-west-1_AbCdEfGhI', userPoolWebClientId: '1h57kf5cpq17m0eml12EXAMPLE' },
  'given',
);

const project = (...packages: string[]): Project => ({
  folder: '/app',
  packages: new Map(packages.map((name) => [name, '1'])),
  isTypeScript: true,
  install: 'npm install',
  has: () => false,
});

/** The policy and the notes of a framework, as text. */
function printed(name: string, ...packages: string[]): { policy: string; notes: string } {
  const framework = frameworks.get(name) ?? assert.fail(name);
  const needs = framework.policy(project(...packages));
  return { policy: securityPolicy(config, needs), notes: needs.notes.join('\n') };
}

const trusted = /require-trusted-types-for 'script'; trusted-types lit-html(.*)$/;

describe('the Content Security Policy that init prints', () => {
  for (const name of frameworks.keys())
    it(`allows the service and no inline code without a nonce: ${name}`, () => {
      const { policy, notes } = printed(name);
      assert.match(policy, /connect-src 'self' https:\/\/cognito-idp\.eu-west-1\.amazonaws\.com;/);
      assert.doesNotMatch(policy, /unsafe/);
      assert.equal(policy.includes('nonce-RANDOM'), /RANDOM|without the nonce/.test(notes));
    });

  for (const [name, policies] of Object.entries({
    html: '',
    lit: '',
    react: '',
    preact: '',
    astro: '',
    vue: ' vue',
    svelte: ' svelte-trusted-html',
    angular: ' angular angular#bundler',
  }))
    it(`allows the policies for Trusted Types: ${name}`, () => {
      assert.equal(trusted.exec(printed(name).policy)?.[1], policies);
    });

  for (const name of ['solid', 'next', 'nuxt', 'sveltekit'])
    it(`requires no Trusted Types, and says so: ${name}`, () => {
      const { policy, notes } = printed(name);
      assert.doesNotMatch(policy, /trusted-types/);
      assert.match(notes, /Trusted Types/);
    });

  it('has a nonce for inline scripts, and for inline styles', () => {
    for (const [name, script, style] of [
      ['next', true, true],
      ['nuxt', true, true],
      ['sveltekit', true, false],
      ['angular', false, true],
      ['react', false, false],
    ] as const) {
      const { policy } = printed(name);
      assert.equal(policy.includes("script-src 'self' 'nonce-RANDOM'"), script, name);
      assert.equal(policy.includes("style-src 'self' 'nonce-RANDOM'"), style, name);
    }
    assert.match(printed('react', '@react-router/dev').policy, /script-src 'self' 'nonce-RANDOM'/);
    assert.match(printed('angular').notes, /ngCspNonce/);
  });

  it('names the server of the scripts for a page without a bundler, and else what development needs', () => {
    assert.match(printed('html').notes, /CDN.*script-src/);
    assert.doesNotMatch(printed('html').notes, /WebSocket/);
    for (const [name, ...packages] of [['html', 'vite'], ['react'], ['next'], ['astro']] as const)
      assert.match(printed(name, ...packages).notes, /ws: to connect-src/, name);
  });
});
