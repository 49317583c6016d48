import type { Mutant } from './mutant.js';

/** The mutants that the specification of local-cognito names. */
export const specified: readonly Mutant[] = [
  {
    name: 'SRP: any signature proves the password',
    file: 'src/local-cognito/sign-in/claim.ts',
    find: 'equalBytes(given, await passwordClaim(key, poolName, username, block, timestamp))',
    replace: 'equalBytes(given, given)',
    tests: ['test/conformance/sign-in.node.test.ts'],
  },
  {
    name: 'session: used again and again',
    file: 'src/local-cognito/sign-in/sessions.ts',
    find: '    entry.used = true;\n  }\n\n  /** Remembers which',
    replace: '  }\n\n  /** Remembers which',
    tests: ['test/conformance/sessions.node.test.ts'],
  },
  {
    name: 'PKCE: verifier not compared with its challenge',
    file: 'src/local-cognito/hosted-ui/token.ts',
    find: 'return toBase64Url(await sha256(utf8(verifier))) === challenge;',
    replace: 'return Promise.resolve(true);',
    tests: ['test/conformance/hosted-refusals.node.test.ts'],
  },
  {
    name: 'access token: signature not checked',
    file: 'src/local-cognito/tokens/signing-key.ts',
    find: 'return genuine ? parse(fromBase64Url(payload)) : undefined;',
    replace: 'return parse(fromBase64Url(payload));',
    tests: ['test/conformance/tokens.node.test.ts'],
  },
  {
    name: 'SRP: padding without the sign byte',
    file: 'src/local-cognito/crypto/srp.ts',
    find: 'fromHex(/^[89a-f]/.test(even) ? `00${even}` : even)',
    replace: 'fromHex(even)',
    tests: ['test/conformance/srp-vectors.node.test.ts'],
  },
  {
    name: 'SRP: padding not to whole bytes',
    file: 'src/local-cognito/crypto/srp.ts',
    find: 'hex.length % 2 ? `0${hex}` : hex',
    replace: 'hex.length % 2 ? `${hex}0` : hex',
    tests: ['test/conformance/srp-vectors.node.test.ts'],
  },
  {
    name: 'SRP: another label of the key derivation',
    file: 'src/local-cognito/crypto/srp.ts',
    find: 'Caldera Derived Key\\u0001',
    replace: 'Caldera derived key\\u0001',
    tests: ['test/conformance/srp-vectors.node.test.ts'],
  },
  {
    name: 'SRP: key derivation without its counter',
    file: 'src/local-cognito/crypto/srp.ts',
    find: 'Caldera Derived Key\\u0001',
    replace: 'Caldera Derived Key',
    tests: ['test/conformance/srp-vectors.node.test.ts'],
  },
  {
    name: 'wire: a member is misspelled',
    file: 'src/local-cognito/tokens/tokens.ts',
    find: "    AccessToken: access,\n    ExpiresIn: client.tokenValidity.accessToken,\n    IdToken: await id,\n    TokenType: 'Bearer',",
    replace:
      "    AccessToken: access,\n    ExpiresIn: client.tokenValidity.accessToken,\n    IdToken: await id,\n    tokenType: 'Bearer',",
    tests: ['test/conformance/sign-in.node.test.ts'],
  },
  {
    name: 'wire: ExpiresIn is a string',
    file: 'src/local-cognito/tokens/tokens.ts',
    find: 'ExpiresIn: client.tokenValidity.accessToken,',
    replace: 'ExpiresIn: String(client.tokenValidity.accessToken),',
    tests: ['test/conformance/sign-in.node.test.ts'],
  },
];
