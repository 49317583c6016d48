import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import * as identitySdk from '@aws-sdk/client-cognito-identity';
import * as sdk from '@aws-sdk/client-cognito-identity-provider';

import { AuthError } from '../../src/auth/index.js';
import { errorText } from '../../src/forms/errors/error-text.js';
import { loadErrorTexts } from '../../src/forms/load-form-parts.js';
import { authStates, type StoredAuthState } from '../../src/machine/types.js';
import { documentedErrors } from '../conformance/sdk-schema.js';

/** The sources of what sends requests: the client, and the library. */
function sources(): string {
  const folders = [
    new URL('../../src/auth/', import.meta.url),
    new URL('./', import.meta.resolve('amazon-cognito-identity-js/es/CognitoUser.js')),
  ].map((url) => fileURLToPath(url));
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(ts|js)$/.test(file) && !/\.(test|d)\.ts$/.test(file))
        .map((file) => readFileSync(`${folder}${file}`, 'utf8')),
    )
    .join('\n');
}

/** The operations that the client sends. */
function operations(): string[] {
  const text = sources();
  return [...Object.keys(sdk), ...Object.keys(identitySdk)]
    .flatMap((name) => /^(\w+)Command$/.exec(name)?.[1] ?? [])
    .filter((name) => name !== '$' && text.includes(`'${name}'`));
}

const states = authStates.filter((state) => state !== 'signedOut');

const words = (code: string, state?: StoredAuthState): string =>
  errorText(new AuthError(code, `${code}: refused`), { settings: undefined, state });

describe('the words for an error', () => {
  before(() => loadErrorTexts());

  it('are there for every error that the SDK documents for the operations of the client', () => {
    const sent = operations();
    assert.ok(
      sent.includes('InitiateAuth') && sent.includes('GetId') && sent.includes('StartWebAuthnRegistration'),
    );
    const codes = new Set(sent.flatMap((name) => documentedErrors(name)));
    // The base classes of the SDK.
    for (const each of codes)
      if (each.endsWith('ServiceException') && each.startsWith('Cognito')) codes.delete(each);
    assert.ok(codes.size > 40);
    const general = words('NeverHeardOfException');
    assert.deepEqual([...codes].filter((code) => words(code) === general).sort(), []);
  });

  it('are never the name or the message of the service, in any state', () => {
    for (const code of new Set(operations().flatMap((name) => documentedErrors(name)))) {
      for (const state of states) assert.doesNotMatch(words(code, state), /Exception|refused$/, code);
    }
  });
});
