import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const root = new URL('../../', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8');

/** The source of what pages load, without comments: no tests, and no local Cognito, which is a server. */
const sources = new Map(
  readdirSync(new URL('src', root), { recursive: true, encoding: 'utf8' })
    .map((file) => `src/${file.replaceAll('\\', '/')}`)
    .filter((file) => /(?<!\.test)\.ts$/.test(file))
    .filter((file) => !/^src\/(local-cognito|testing|cli)\/|\/generated\//.test(file))
    .map((file) => [file, read(file).replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '')]),
);

const modulesWith = (pattern: RegExp): string[] =>
  [...sources].filter(([, text]) => pattern.test(text)).map(([file]) => file);

/** What each module that makes a request sends; docs/threat-model.md describes them. */
const requests = [
  'src/auth/config/config-file.ts',
  'src/auth/federated/token-providers/script.ts',
  'src/auth/hosted-ui/redirects.ts',
  'src/auth/service/client.ts',
  'src/auth/service/device-clock.ts',
  'src/auth/service/exchange.ts',
  // Answered in the page.
  'src/elements/authenticator/sandbox.ts',
];

describe('docs/threat-model.md', () => {
  it('every module that makes a request is known', () => {
    const request =
      /(?<![.\w'-])fetch\(|sendBeacon|XMLHttpRequest|new (WebSocket|EventSource|Image|Request)\b|\.src = |location\.(assign|replace|href = )|window\.open\(/;
    assert.deepEqual(modulesWith(request).sort(), requests);
  });

  it('every host in the source is in the page', () => {
    const page = read('docs/threat-model.md');
    const text = [...sources.values()].join('\n');
    const hosts = [...text.matchAll(/https:\/\/((?:[\w.-]|\$\{\w+\})+)/g)].map(([, host = '']) => host);
    const services = [...text.matchAll(/awsEndpoint\(\s*'([\w-]+)'/g)].map(([, service = '']) => service);
    const described = hosts
      .flatMap((host) =>
        host.includes('${service}') ? services.map((each) => host.replace('${service}', each)) : [host],
      )
      .map((host) => host.replace(/\$\{\w+\}/, '<region>').replace(/(\$\{\w+\})?\.?$/, ''))
      .filter((host) => host.includes('.') && !/example(\.com)?$|\.invalid$/.test(host));
    assert(described.length >= 5, `Only ${described.join(', ')} were found.`);
    for (const host of described) assert(page.includes(host), `docs/threat-model.md does not name ${host}`);
  });

  it('no module listens to messages of other windows', () => {
    assert.deepEqual(modulesWith(/addEventListener\(\s*'message'|onmessage/).sort(), [
      // The BroadcastChannel of the tabs of one origin.
      'src/auth/events/cross-tab.ts',
      // A MessageChannel within the page, and the BroadcastChannel of the parts of the account.
      'src/auth/user-pool/library/mod-pow.ts',
      'src/elements/base/account/account-news.ts',
    ]);
    assert.doesNotMatch(
      [...sources.values()].join('\n'),
      /(window|globalThis|self)\.(addEventListener\(\s*'message'|onmessage)/,
    );
  });
});
