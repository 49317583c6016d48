import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { readConfigFile, toConfig } from '../../src/cli/config/read-config.js';
import { securityPolicy } from '../../src/cli/init/notes.js';
import { publicConfig } from '../../src/cli/init/public-config.js';
import { configFiles, importFile } from '../config-files/index.js';
import { bundleCli, TestProject } from './run.js';

const ids = ['--pool', 'eu-west-1_AbCdEfGhI', '--client', '1h57kf5cpq17m0eml12EXAMPLE'];
const given = { userPoolId: ids[1], userPoolWebClientId: ids[3] };

let cli: Awaited<ReturnType<typeof bundleCli>>;
const projects: TestProject[] = [];
async function projectOf(...args: Parameters<typeof TestProject.create>): Promise<TestProject> {
  const project = await TestProject.create(...args);
  projects.push(project);
  return project;
}
before(async () => {
  cli = await bundleCli();
});
after(async () => {
  await cli.remove();
  for (const project of projects) await project.remove();
});

/** What is written for each framework, by what its projects have. */
const cases: Readonly<
  Record<string, { packages?: Record<string, string>; has?: string[]; writes: string[]; contains: RegExp }>
> = {
  'React, in TypeScript': {
    packages: { react: '^19.0.0', typescript: '^5.9.0' },
    writes: ['src/SignIn.tsx', 'src/aws-config.ts'],
    contains: /import type \{\} from 'auth-elements\/react'.*config=\{awsConfig\}/s,
  },
  'React 18, in JavaScript': {
    packages: { react: '^18.2.0' },
    writes: ['src/SignIn.jsx', 'src/aws-config.js'],
    contains: /from '\.\/aws-config\.js'.*config=\{JSON\.stringify\(awsConfig\)\}/s,
  },
  'Next.js with the app router': {
    packages: { next: '16', react: '19' },
    has: ['src/app/layout.js'],
    writes: ['src/app/sign-in/aws-config.js', 'src/app/sign-in/page.jsx', 'src/app/sign-in/sign-in.jsx'],
    contains:
      /^'use client';.*from 'auth-elements\/react-components'.*useEffect\(\(\) => void import\('auth-elements\/define'\)/s,
  },
  'Next.js with the pages router': {
    packages: { next: '16', react: '19' },
    has: ['pages/index.js'],
    writes: ['aws-config.js', 'pages/sign-in.jsx'],
    contains: /'\.\.\/aws-config\.js'.*export default SignIn;/s,
  },
  Vue: {
    packages: { vue: '3', vite: '7' },
    writes: ['src/SignIn.vue', 'src/aws-config.js'],
    contains: /<auth-authenticator :config="awsConfig">/,
  },
  Nuxt: {
    packages: { nuxt: '4', vue: '3' },
    has: ['app/app.vue'],
    writes: ['app/aws-config.js', 'app/pages/sign-in.vue'],
    contains: /<ClientOnly>\n {4}<auth-authenticator/,
  },
  SvelteKit: {
    packages: { '@sveltejs/kit': '2', svelte: '5' },
    writes: ['src/lib/aws-config.js', 'src/routes/sign-in/+page.js', 'src/routes/sign-in/+page.svelte'],
    contains: /export const ssr = false/,
  },
  Svelte: {
    packages: { svelte: '5' },
    writes: ['src/SignIn.svelte', 'src/aws-config.js'],
    contains: /config=\{awsConfig\}/,
  },
  Angular: {
    packages: { '@angular/core': '~18.1.0' },
    writes: ['src/app/aws-config.ts', 'src/app/sign-in.ts'],
    contains: /standalone: true,\n {2}schemas: \[CUSTOM_ELEMENTS_SCHEMA\]/,
  },
  Astro: {
    packages: { astro: '5', react: '19' },
    writes: ['src/aws-config.ts', 'src/pages/sign-in.astro'],
    contains: /<script>\n {6}import 'auth-elements\/define';/,
  },
  Solid: {
    packages: { 'solid-js': '1' },
    writes: ['src/SignIn.jsx', 'src/aws-config.js'],
    contains: /prop:config=\{awsConfig\}/,
  },
  Preact: {
    packages: { preact: '10', react: 'npm:@preact/compat' },
    writes: ['src/SignIn.jsx', 'src/aws-config.js'],
    contains: /config=\{awsConfig\}/,
  },
  Lit: {
    packages: { lit: '3' },
    writes: ['src/aws-config.js', 'src/sign-in-page.js'],
    contains: /\.config=\$\{awsConfig\}/,
  },
  'Vite without a framework': {
    packages: { vite: '7' },
    writes: ['public/aws-config.json', 'sign-in.html'],
    contains: /import 'auth-elements\/define'.*config="\/aws-config\.json"/s,
  },
  'plain HTML': {
    writes: ['aws-config.json', 'sign-in.html'],
    contains: /src="auth-elements\/auth-elements\.js".*config="aws-config\.json"/s,
  },
};

describe('auth-elements init writes', { concurrency: 4 }, () => {
  for (const [name, { packages, has = [], writes, contains }] of Object.entries(cases))
    it(`files for ${name}`, async () => {
      const project = await projectOf(packages, Object.fromEntries(has.map((path) => [path, ''])));
      const { code, out, err } = await cli.run(project.folder, ['init', '--yes', ...ids]);
      assert.equal(code, 0, err);
      assert.match(out, /Framework: /);
      const files = (await project.files()).filter((path) => path !== 'package.json' && !has.includes(path));
      assert.deepEqual(files, writes);
      const texts = await Promise.all(writes.map((path) => project.read(path)));
      assert.ok(
        texts.some((text) => contains.test(text)),
        texts.join('\n'),
      );
      const config = await readConfigFile(
        writes.find((path) => path.includes('aws-config')) ?? '',
        project.folder,
      );
      assert.deepEqual(config, toConfig(given, 'given'));
      assert.match(out, /connect-src 'self' https:\/\/cognito-idp\.eu-west-1\.amazonaws\.com;/);
      assert.match(out, /relying party ID/);
    });

  it('what is to be installed for a page of Next.js', async () => {
    const project = await projectOf({ next: '16', react: '19', 'auth-elements': 'file:a.tgz' });
    const { out } = await cli.run(project.folder, ['init', '--yes', ...ids]);
    assert.match(out, /1\. npm install @lit\/react$/m);
  });

  it('what an amplify_outputs.json says, and all that it says', async () => {
    const project = await projectOf({ react: '19' });
    await project.put('amplify_outputs.json', JSON.stringify(await importFile('outputs')));
    const { code, out } = await cli.run(project.folder, ['init', '--yes']);
    assert.equal(code, 0);
    assert.match(out, /Config: amplify_outputs\.json/);
    const config = await readConfigFile('src/aws-config.js', project.folder);
    assert.deepEqual(config, toConfig(await importFile('outputs'), 'given'));
    assert.match(out, /https:\/\/cognito-identity\.eu-west-1\.amazonaws\.com https:\/\/example2024\.auth/);
  });

  it('what is asked for, and asks again for a wrong ID', async () => {
    const project = await projectOf({ vue: '3' });
    const input = 'eu-west-1\neu-west-1_AbCdEfGhI\neu-west-1_AbCdEfGhI\n1h57kf5cpq17m0eml12EXAMPLE\ny\n';
    const { code, out } = await cli.run(project.folder, ['init'], { input });
    assert.equal(code, 0, out);
    assert.match(out, /"eu-west-1" is not the ID of a user pool\..*such as eu-west-1_AbCdEfGhI/);
    assert.match(out, /"eu-west-1_AbCdEfGhI" is the ID of a user pool/);
    assert.ok(existsSync(join(project.folder, 'src/SignIn.vue')));
  });

  it('the pool of a file whose path is the answer', async () => {
    const project = await projectOf({ vue: '3' });
    await project.put(
      'config/exports.js',
      "const a = { userPoolId: 'eu-west-1_File', userPoolWebClientId: 'abc' };",
    );
    const { code, err } = await cli.run(project.folder, ['init'], { input: 'config/exports.js\ny\n' });
    assert.equal(code, 0, err);
    assert.match(await project.read('src/aws-config.js'), /eu-west-1_File/);
  });

  it('the scripts beside a plain page, once', async () => {
    await mkdir(join(cli.folder, 'dist/cdn/chunks'), { recursive: true });
    for (const name of ['auth-elements.js', 'auth-elements.js.map', 'chunks/a.js'])
      await writeFile(join(cli.folder, 'dist/cdn', name), '// built');
    const project = await projectOf();
    const { out } = await cli.run(project.folder, ['init', '--yes', ...ids]);
    assert.match(out, /Copied the scripts to auth-elements\//);
    assert.ok(existsSync(join(project.folder, 'auth-elements/chunks/a.js')));
    assert.equal(existsSync(join(project.folder, 'auth-elements/auth-elements.js.map')), false);
    const declined = await projectOf();
    await cli.run(declined.folder, ['init', ...ids], { input: 'n\n' });
    assert.equal(existsSync(join(declined.folder, 'auth-elements')), false);
    await project.put('auth-elements/auth-elements.js', '// mine');
    await cli.run(project.folder, ['init', '--force', ...ids]);
    assert.equal(await project.read('auth-elements/auth-elements.js'), '// mine');
  });
});

describe('auth-elements init leaves alone', { concurrency: 4 }, () => {
  const mine = '// mine\n';
  const occupied = () => projectOf({ react: '19' }, { 'src/SignIn.jsx': mine });

  it('everything in a dry run', async () => {
    const project = await occupied();
    const before = await project.files();
    const { code, out } = await cli.run(project.folder, ['init', '--dry-run', ...ids]);
    assert.equal(code, 0);
    assert.deepEqual(await project.files(), before);
    assert.match(out, /create +src\/aws-config\.js/);
    assert.match(out, /differs +src\/SignIn\.jsx/);
    assert.match(out, /^ {2}- \/\/ mine$/m);
    assert.match(out, /Nothing was written\./);
  });

  it('a file that is there, with --yes: it shows the difference, and the exit code is 1', async () => {
    const project = await occupied();
    const { code, out } = await cli.run(project.folder, ['init', '--yes', ...ids]);
    assert.equal(code, 1);
    assert.equal(await project.read('src/SignIn.jsx'), mine);
    assert.match(out, /^ {2}- \/\/ mine$/m);
    assert.match(out, /^ {2}\+ import 'auth-elements\/define';$/m);
    assert.match(out, /src\/SignIn\.jsx was left as it is: --force overwrites it\./);
    assert.ok(existsSync(join(project.folder, 'src/aws-config.js')));
  });

  it('a file that is there, unless the answer is yes', async () => {
    const project = await occupied();
    const no = await cli.run(project.folder, ['init', ...ids], { input: '\ny\n' });
    assert.equal(no.code, 1);
    assert.equal(await project.read('src/SignIn.jsx'), mine);
    const yes = await cli.run(project.folder, ['init', ...ids], { input: 'y\ny\n' });
    assert.equal(yes.code, 0, yes.out);
    assert.match(await project.read('src/SignIn.jsx'), /auth-authenticator/);
  });

  it('everything, without an answer', async () => {
    const project = await occupied();
    const { code, err } = await cli.run(project.folder, ['init', ...ids]);
    assert.equal(code, 2);
    assert.match(err, /There is no answer to "Overwrite src\/SignIn\.jsx\?.*nothing was written/);
    assert.equal(existsSync(join(project.folder, 'src/aws-config.js')), false);
  });

  it('a file whose changes are not committed, also with --force', async () => {
    const project = await occupied();
    project.commit();
    await project.put('src/SignIn.jsx', '// newer\n');
    const { code, err } = await cli.run(project.folder, ['init', '--force', ...ids]);
    assert.equal(code, 2);
    assert.match(
      err,
      /^src\/SignIn\.jsx: Git has not committed.*Commit, stash or delete it.*Nothing was written\.$/m,
    );
    assert.equal(existsSync(join(project.folder, 'src/aws-config.js')), false);
    project.commit();
    assert.equal((await cli.run(project.folder, ['init', '--force', ...ids])).code, 0);
    assert.match(await project.read('src/SignIn.jsx'), /auth-authenticator/);
  });

  it('a file that Git does not know, and one that it ignores', async () => {
    for (const ignore of ['', 'SignIn.jsx']) {
      const project = await projectOf({ react: '19' }, { '.gitignore': ignore });
      project.commit();
      await project.put('src/SignIn.jsx', mine);
      assert.match((await cli.run(project.folder, ['init', '--force', ...ids])).err, /Git has not committed/);
      assert.equal(await project.read('src/SignIn.jsx'), mine);
    }
  });

  it('its own files, if they are the same', async () => {
    const project = await projectOf({ react: '19' });
    await cli.run(project.folder, ['init', '--yes', ...ids]);
    const { code, out } = await cli.run(project.folder, ['init', '--yes']);
    assert.equal(code, 0);
    assert.match(out, /same +src\/SignIn\.jsx/);
    assert.match(out, /No file was written\./);
  });
});

describe('auth-elements init refuses', { concurrency: 4 }, () => {
  const refused = async (args: string[], pattern: RegExp, files: Record<string, string> = {}) => {
    const project = await projectOf(undefined, files);
    const before = await project.files();
    const { code, err } = await cli.run(project.folder, ['init', '--yes', ...args]);
    assert.equal(code, 2);
    assert.match(err, pattern);
    assert.doesNotMatch(err, /\n {4}at /);
    assert.deepEqual(await project.files(), before);
  };

  it('a wrong pool', () =>
    refused(['--pool', 'eu-west-1', '--client', 'a'], /--pool "eu-west-1" is not the ID/));
  it('an identity pool', () =>
    refused(
      ['--pool', 'eu-west-1:00000000-0000-0000-0000-000000000000', '--client', 'a'],
      /is the ID of an identity pool/,
    ));
  it('a wrong client', () =>
    refused([...ids.slice(0, 2), '--client', 'a b'], /--client "a b" is not the ID/));
  it('a pool without a client', () => refused(ids.slice(0, 2), /Pass --pool and --client/));
  it('IDs beside a config', () => refused([...ids, '--config', 'a.json'], /leave out --pool/));
  it('an unknown framework', () => refused([...ids, '--framework', 'vew'], /"vew" must be one of next.*vue/));
  it('an endpoint without https', () =>
    refused(
      [...ids, '--endpoint', 'http://example.com'],
      /--endpoint "http:\/\/example\.com" must be.*https/,
    ));
  it('an unknown option', () => refused(['--pools', 'a'], /--pools.*\n.*init --help/));
  it('a broken package.json', () => refused(ids, /package\.json is not valid JSON/, { 'package.json': '{' }));
  it('a folder in the place of a file', () =>
    refused(ids, /sign-in\.html is there already, and is not a file/, { 'sign-in.html/a': '' }));
  it('code in a config file, and names the place', () =>
    refused(['--config', 'a.js'], /a\.js:1:25 is not a value/, {
      'a.js': 'const a = { userPoolId: process.env.POOL };',
    }));
});

describe('the config that init writes', () => {
  for (const name of Object.keys(configFiles) as (keyof typeof configFiles)[])
    it(`means the same as ${configFiles[name]}`, async () => {
      const config = toConfig(await importFile(name), name);
      assert.deepEqual(toConfig(publicConfig(config), name), config);
    });

  it('has a policy that allows its servers only', () => {
    const config = toConfig({ ...given, endpoint: 'https://proxy.example.com/cognito' }, 'given');
    assert.match(securityPolicy(config, {}), /connect-src 'self' https:\/\/proxy\.example\.com;/);
  });
});
