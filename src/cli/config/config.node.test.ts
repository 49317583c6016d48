import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { configFiles, importFile } from '../../../test/config-files/index.js';
import { findConfig } from './find-config.js';
import { clientProblem, poolProblem } from './ids.js';
import { readObjects } from './object-literal.js';
import { readConfigFile, toConfig } from './read-config.js';

const samples = fileURLToPath(new URL('../../../test/config-files', import.meta.url));
let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-config-'));
});
after(() => rm(folder, { recursive: true }));

async function read(name: string, text: string) {
  await writeFile(join(folder, name), text);
  return readConfigFile(name, folder);
}

describe('a config file', () => {
  for (const name of Object.keys(configFiles) as (keyof typeof configFiles)[]) {
    it(`${configFiles[name]} is read as if it were imported`, async () => {
      const config = await readConfigFile(configFiles[name], samples);
      assert.deepEqual(config, toConfig(await importFile(name), 'imported'));
    });
  }

  it('is not run', async () => {
    const config = await read(
      'aws-exports.js',
      `globalThis.wasRun = true;
throw new Error('run');
const awsmobile = { aws_user_pools_id: 'eu-west-1_A', aws_user_pools_web_client_id: "abc", /* c */ }; // end
module.exports = awsmobile;`,
    );
    assert.equal(config.userPoolId, 'eu-west-1_A');
    assert.equal('wasRun' in globalThis, false);
  });

  it('may be TypeScript, and a call of configure', async () => {
    const config = await read(
      'main.ts',
      `const other = { a: 1 };
function f(options = {}) { return options; }
Amplify.configure({ Auth: { Cognito: { userPoolId: 'eu-west-1_A', userPoolClientId: 'abc' } } } satisfies Config);`,
    );
    assert.equal(config.userPoolWebClientId, 'abc');
  });

  it('has no values in its comments and strings', async () => {
    const pool = (id: string) =>
      `{ aws_user_pools_id: 'eu-west-1_${id}', aws_user_pools_web_client_id: 'abc' }`;
    for (const [index, old] of [
      `// const awsmobile = ${pool('Old')};`,
      `/*\nconst awsmobile = ${pool('Old')};\n*/`,
      `const text = "it's // = ${pool('Old')}";`,
      `const text = \`\nexport default ${pool('Old')};\n\`;`,
    ].entries()) {
      const text = `${old}\nconst awsmobile = ${pool('New')};\n`;
      assert.equal((await read(`inert-${index}.js`, text)).userPoolId, 'eu-west-1_New');
    }
  });

  it('with code in place of a value: the place is named', async () => {
    await assert.rejects(
      read(
        'env.js',
        "export default {\n  aws_user_pools_id: process.env.POOL,\n  aws_user_pools_web_client_id: 'a',\n};\n",
      ),
      /env\.js:2:22 is not a value, and the file is read, not run:\n\n {2}aws_user_pools_id: process\.env\.POOL,\n\n.*--pool/,
    );
  });

  it('without a pool, with broken JSON, of another kind, or missing', async () => {
    await assert.rejects(read('a.js', 'const awsmobile = { a: 1 };'), /a\.js has no object with a user pool/);
    await assert.rejects(read('a.json', '{'), /a\.json is not valid JSON/);
    await assert.rejects(read('a.yml', 'a: 1'), /a\.yml must be a \.json, \.js or \.ts file/);
    await assert.rejects(readConfigFile('none.json', folder), /There is no file none\.json/);
    await assert.rejects(
      read('b.json', '{"identityPoolId": "eu-west-1:00000000-0000-0000-0000-000000000000"}'),
      /no user pool/,
    );
  });

  it('with wrong values: all are named', async () => {
    await assert.rejects(
      read('w.json', '{"userPoolId": "eu-west", "userPoolWebClientId": "a b"}'),
      /w\.json cannot be used:\n- userPoolId is "eu-west".*us-east-1_AbCdEfGhI\n- userPoolWebClientId is "a b"/,
    );
  });

  it('keeps names such as __proto__ as they are', () => {
    const { objects } = readObjects("const a = { '__proto__': { polluted: 1 }, b: [1, { c: null }] }");
    assert.equal(Object.getPrototypeOf(objects[0]), Object.prototype);
    assert.equal('polluted' in {}, false);
  });
});

it('the config files of the tools are found', async () => {
  for (const name of ['amplifyconfiguration.json', 'amplify_outputs.json']) {
    await mkdir(join(folder, 'src'), { recursive: true });
    await writeFile(join(folder, 'src', name), '{}');
    assert.equal(findConfig(folder), `src/${name}`);
  }
});

describe('an ID', () => {
  it('of a pool is a region, an underscore, and letters and digits', () => {
    assert.equal(poolProblem('eu-west-1_AbCdEfGhI'), undefined);
    assert.equal(poolProblem('us-gov-west-1_AbCdEfGhI'), undefined);
    assert.match(poolProblem('eu-west-1') ?? '', /"eu-west-1" is not.*eu-west-1_AbCdEfGhI/);
    assert.match(poolProblem('') ?? '', /"" is not/);
    assert.match(poolProblem('eu-west-1:00000000-0000-0000-0000-000000000000') ?? '', /identity pool/);
    assert.match(poolProblem('1h57kf5cpq17m0eml12example') ?? '', /looks like the ID of an app client/);
    assert.match(
      poolProblem('arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_AbC') ?? '',
      /its ID is eu-west-1_AbC\./,
    );
  });

  it('of an app client has letters and digits', () => {
    assert.equal(clientProblem('1h57kf5cpq17m0eml12EXAMPLE'), undefined);
    assert.match(clientProblem('eu-west-1_AbC') ?? '', /is the ID of a user pool/);
    assert.match(clientProblem('a b') ?? '', /"a b" is not/);
  });
});
