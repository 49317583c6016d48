import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import {
  forge,
  FULL_POOL,
  GOOGLE,
  GOOGLE_APP,
  IDENTITY_POOL,
  IdentityBench,
  isRefused,
  UNSUPPORTED,
  UNVERIFIED,
  WRONG_ISSUER,
} from './identity-bench.js';

describe('the token of another provider', () => {
  it('is a user, the same one each time, distinguished by provider', async () => {
    const bench = new IdentityBench();
    const apps = Object.entries(FULL_POOL.providers ?? {});
    const ids = new Set<string>();
    for (const [provider, [aud = '']] of apps) {
      const first = await bench.cognito.providerToken(provider, { sub: 'ana', aud });
      const second = await bench.cognito.providerToken(provider, { sub: 'ana', aud, expiresIn: 60 });
      assert.notEqual(first, second);
      const identity = await bench.id({ [provider]: first });
      assert.equal(await bench.id({ [provider]: second }), identity);
      ids.add(identity);
    }
    assert.equal(ids.size, apps.length);
  });

  it('may be for several audiences, and from an issuer with a slash at the end', async () => {
    const bench = new IdentityBench();
    const many = await bench.google('ana', { aud: ['else', GOOGLE_APP] });
    assert.equal(await bench.id({ [GOOGLE]: many }), await bench.id({ [GOOGLE]: await bench.google() }));
    const auth0 = await bench.cognito.providerToken('example.auth0.com', {
      sub: 'auth0|1',
      aud: 'auth0-app',
      claims: { iss: 'https://example.auth0.com/' },
    });
    await bench.id({ 'example.auth0.com': auth0 });
  });

  it('is refused when it is forged, expired, for another app or of another issuer', async () => {
    const bench = new IdentityBench();
    const now = Math.floor(bench.cognito.clock.now() / 1000);
    await isRefused(bench, { [GOOGLE]: forge(await bench.google(), 2) }, UNVERIFIED);
    const expired = await bench.google('ana', { expiresIn: -1 });
    await isRefused(bench, { [GOOGLE]: expired }, `Invalid login token. Token expired: ${now} >= ${now - 1}`);
    await isRefused(bench, { [GOOGLE]: await bench.google('ana', { aud: 'else' }) }, UNSUPPORTED);
    const apple = await bench.cognito.providerToken('appleid.apple.com', { sub: 'ana', aud: GOOGLE_APP });
    await isRefused(bench, { [GOOGLE]: apple }, WRONG_ISSUER);
    const claims = { iss: 'https://accounts.google.com.example.org' };
    await isRefused(bench, { [GOOGLE]: await bench.google('ana', { claims }) }, WRONG_ISSUER);
    for (const claim of ['aud', 'exp', 'sub']) {
      const without = await bench.google('ana', { claims: { [claim]: undefined } });
      await isRefused(
        bench,
        { [GOOGLE]: without },
        `Invalid login token. Missing a required claim: ${claim}`,
      );
    }
    const elsewhere = await new IdentityBench().google();
    await isRefused(bench, { [GOOGLE]: elsewhere }, UNVERIFIED);
  });

  it('is refused when the pool does not know the provider', async () => {
    const bench = new IdentityBench({ providers: {} });
    await isRefused(bench, { [GOOGLE]: await bench.google() }, UNSUPPORTED);
    for (const provider of ['graph.facebook.com', 'toString', '__proto__']) {
      const token = await bench.cognito.providerToken(provider, { sub: 'ana', aud: 'x' });
      await isRefused(bench, Object.fromEntries([[provider, token]]), UNSUPPORTED);
    }
  });

  it('when opaque, is rejected if it was never issued, expired, or is for another app or provider', async () => {
    const bench = new IdentityBench();
    const facebook = (more: object = {}): Promise<string> =>
      bench.cognito.providerToken('graph.facebook.com', { sub: 'ana', aud: 'facebook-app', ...more });
    const token = await facebook();
    assert.ok(!token.includes('.') && !token.includes('ana'));
    const invalid = 'Invalid login token.';
    await isRefused(bench, { 'graph.facebook.com': `${token}x` }, invalid);
    await isRefused(bench, { 'graph.facebook.com': await facebook({ expiresIn: 0 }) }, invalid);
    await isRefused(bench, { 'graph.facebook.com': await facebook({ aud: 'else' }) }, UNSUPPORTED);
    await isRefused(bench, { 'www.amazon.com': token }, invalid);
    await isRefused(bench, { 'graph.facebook.com': await bench.google() }, invalid);
    bench.cognito.clock.advance(3_600_000);
    await isRefused(bench, { 'graph.facebook.com': token }, invalid);
    bench.cognito.reset();
    await isRefused(bench, { 'graph.facebook.com': token }, invalid);
  });

  it("is not one of Cognito's own, nor the name a backend uses", async () => {
    const bench = new IdentityBench();
    const { Token } = await bench.call('GetOpenIdToken', { IdentityId: await bench.id() });
    const cognito = await bench.refused('GetId', {
      IdentityPoolId: IDENTITY_POOL,
      Logins: { 'cognito-identity.amazonaws.com': String(Token) },
    });
    assert.equal(cognito.message, "Invalid login token. Can't pass in a Cognito token.");
    const developer = await bench.refused('GetId', {
      IdentityPoolId: IDENTITY_POOL,
      Logins: { 'login.example.app': 'ana' },
    });
    assert.deepEqual(
      [developer.code, developer.message],
      ['InvalidParameterException', 'Please provide a valid public provider.'],
    );
  });
});
