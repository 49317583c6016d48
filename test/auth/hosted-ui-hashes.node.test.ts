import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';

import { AuthError } from '../../src/lib/auth-error.js';
import { POOL } from '../conformance/harness.js';
import { CALLBACK, claims } from '../conformance/hosted.js';
import { rejection } from './fixtures.js';
import { type HostedWorld, withWorld } from './hosted-ui.fixtures.js';

const token = { oauth: { responseType: 'token' } };

const half = (text: string): string =>
  createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');

/** Signs the claims of an ID token again, with changes, by the pool's own key; `undefined` takes a claim out. */
function signed({ server }: HostedWorld, idToken: string, changes: object): Promise<string> {
  const pool = server.cognito.pools.get(POOL);
  assert.ok(pool);
  return pool.signingKey.sign({ ...claims(idToken), ...changes });
}

/** Comes back with tokens in the fragment whose ID token has these changes. */
async function comeBack(world: HostedWorld, changes: object): Promise<void> {
  await world.page().federatedSignIn();
  const back = await world.answer();
  const answer = new URLSearchParams(back.hash.slice(1));
  answer.set('id_token', await signed(world, answer.get('id_token') ?? '', changes));
  world.tab.go(`${CALLBACK}#${answer.toString()}`);
}

async function assertRefused({ page, events, storage }: HostedWorld, why: RegExp): Promise<void> {
  assert.equal((await rejection(page().currentSession())).code, 'NotSignedIn');
  const error = events.at(-1)?.data;
  assert.ok(error instanceof AuthError);
  assert.equal(error.code, 'InvalidCallback');
  assert.match(error.message, why);
  assert.equal(storage.items.size, 0);
}

describe('tokens that came through the browser', () => {
  it('are taken when the ID token is signed again as it was', () =>
    withWorld(async (world) => {
      await comeBack(world, {});
      assert.ok(await world.page().currentSession());
    }, token));

  for (const [what, changes, why] of [
    ['without at_hash', { at_hash: undefined }, /access token does not belong/],
    ['with an empty at_hash', { at_hash: '' }, /access token does not belong/],
    ['with the at_hash of another token', { at_hash: half('another') }, /access token does not belong/],
    ['with an at_hash that is not a string', { at_hash: [half('another')] }, /access token does not belong/],
    ['with a c_hash, for no code was asked for', { c_hash: half('a code') }, /code does not belong/],
    ['without a nonce', { nonce: undefined }, /nonce/],
    ['with the nonce of another request', { nonce: 'another' }, /nonce/],
  ] as const)
    it(`are refused ${what}`, () =>
      withWorld(async (world) => {
        await comeBack(world, changes);
        await assertRefused(world, why);
      }, token));
});

describe('tokens of the token endpoint', () => {
  /** Comes back with a code for which the endpoint gives an ID token with these changes. */
  async function exchange(world: HostedWorld, changes: (code: string) => object): Promise<void> {
    const { page, tab, server } = world;
    await page().federatedSignIn();
    const back = await world.answer();
    const code = back.searchParams.get('code') ?? '';
    const { nonce } = JSON.parse([...tab.session.items.values()][0] ?? '{}') as { nonce: string };
    const issued = await tokens(world);
    const id_token = await signed(world, issued.id, { nonce, ...changes(code) });
    server.cognito.faults.add({
      operation: 'oauth2/token',
      times: 1,
      status: 200,
      body: JSON.stringify({ id_token, access_token: issued.access, token_type: 'Bearer', expires_in: 3600 }),
    });
    tab.go(back.href);
  }

  async function tokens({ browser, tab }: HostedWorld): Promise<{ id: string; access: string }> {
    const request = new URL(tab.left.at(-1) ?? '');
    request.searchParams.set('response_type', 'token');
    request.searchParams.delete('code_challenge');
    request.searchParams.delete('code_challenge_method');
    const answer = new URLSearchParams((await browser.open(request.href)).hash.slice(1));
    return { id: answer.get('id_token') ?? '', access: answer.get('access_token') ?? '' };
  }

  for (const [what, changes] of [
    ['with the hashes of its own', (code: string) => ({ c_hash: half(code) })],
    ['without hashes, which it may leave out there', () => ({ at_hash: undefined })],
  ] as const)
    it(`are taken ${what}`, () =>
      withWorld(async (world) => {
        await exchange(world, changes);
        assert.ok(await world.page().currentSession());
      }));

  for (const [what, changes, why] of [
    ['the c_hash of another code', { c_hash: half('another') }, /code does not belong/],
    ['the at_hash of another token', { at_hash: half('another') }, /access token does not belong/],
    ['no nonce', { nonce: undefined }, /nonce/],
  ] as const)
    it(`are refused with ${what}`, () =>
      withWorld(async (world) => {
        await exchange(world, () => changes);
        await assertRefused(world, why);
      }));
});
