import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import * as layer from '../amplify/index.js';
import * as auth from '../auth/index.js';
import { migrate } from './index.js';
import { authValues, layerValues } from './tables.js';

/** Checks the result of a file, and its notes as `line message`. */
function becomes(
  old: string,
  expected: string,
  notes: readonly string[] = [],
  fileName = 'app.ts',
  amplify?: number,
): void {
  const result = migrate(old, fileName, { amplify });
  assert.equal(result.source, expected);
  assert.deepEqual(
    result.notes.map(({ line, message }) => `${line} ${message}`),
    notes,
  );
  assert.equal(migrate(expected, fileName, { amplify }).source, expected, 'a second run changes nothing');
}

const config =
  '1 The config goes to Auth. Where it is for other categories too, keep Amplify.configure of aws-amplify beside it.';
const notConfigured = '1 Amplify.configure stays with aws-amplify: call Auth.configure with the same config.';
const guide = 'see docs/guides/migrating/ui-components.md in node_modules/auth-elements/dist/llms-full.txt.';

describe('the imports of Amplify 1 to 5', () => {
  it('become those of auth-elements/auth', () => {
    becomes(
      `import { Auth, Hub, Cache } from 'aws-amplify';\n\nAuth.currentSession();\n`,
      `import { Auth, Hub, Cache } from 'auth-elements/auth';\n\nAuth.currentSession();\n`,
    );
    becomes(`import Auth from "@aws-amplify/auth"`, `import { Auth } from "auth-elements/auth"`);
    becomes(
      `import MyAuth from '@aws-amplify/auth';`,
      `import { Auth as MyAuth } from 'auth-elements/auth';`,
    );
    becomes(`import { Hub } from '@aws-amplify/core';`, `import { Hub } from 'auth-elements/auth';`);
    becomes(
      `import { Auth, CognitoUser } from '@aws-amplify/auth';`,
      `import { Auth, type CognitoUser } from 'auth-elements/auth';`,
    );
    becomes(
      `import type { CognitoUser } from '@aws-amplify/auth';`,
      `import type { CognitoUser } from 'auth-elements/auth';`,
    );
  });

  it('take Amplify.configure along, in place of which Auth.configure is called', () => {
    becomes(
      `import Amplify, { Auth as A } from 'aws-amplify';\nimport exports from './aws-exports';\nAmplify.configure(exports);\nA.signOut();\n`,
      `import { Auth, Auth as A } from 'auth-elements/auth';\nimport exports from './aws-exports';\nAuth.configure(exports);\nA.signOut();\n`,
      [config],
    );
    becomes(
      `import { Amplify, Auth } from 'aws-amplify';\nAmplify.configure({});\nAmplify.Logger.LOG_LEVEL = 'DEBUG';\n`,
      `import { Auth } from 'auth-elements/auth';\nimport { Amplify } from 'aws-amplify';\nAmplify.configure({});\nAmplify.Logger.LOG_LEVEL = 'DEBUG';\n`,
      ['1 Amplify of aws-amplify is left alone.', notConfigured],
    );
    becomes(
      `import Amplify from '@aws-amplify/core';\nimport Auth from '@aws-amplify/auth';\n// Configure Amplify: it's "needed".\nAmplify.configure(x);\n`,
      `import { Auth } from 'auth-elements/auth';\n\n// Configure Amplify: it's "needed".\nAuth.configure(x);\n`,
      [config],
    );
  });

  it('leave what would take a name that the file has', () => {
    const auth = `import { Amplify } from '@aws-amplify/core';\nimport { Auth } from './auth';\nAmplify.configure(x);\n`;
    becomes(auth, auth, ['1 Amplify of @aws-amplify/core is left alone.']);
    const withoutSemicolons = `import { Auth } from './auth'\nimport { Amplify } from '@aws-amplify/core'\nAmplify.configure(x)\n`;
    becomes(withoutSemicolons, withoutSemicolons, ['2 Amplify of @aws-amplify/core is left alone.']);
    const language = `import { I18n } from 'aws-amplify';\nconst setLanguage = (l) => { I18n.setLanguage(l); };\n`;
    becomes(language, language, ['1 I18n of aws-amplify is left alone.']);
  });

  it('leave other categories where they are', () => {
    becomes(
      `import {\n  API,\n  Auth, // the user\n  Storage as Files,\n} from 'aws-amplify';\n`,
      `import { Auth } from 'auth-elements/auth';\nimport { API, Storage as Files } from 'aws-amplify';\n`,
      ['1 API, Storage as Files of aws-amplify is left alone.'],
    );
    const untouched = `import { DataStore } from '@aws-amplify/datastore';\n`;
    becomes(untouched, untouched, ['1 The import of @aws-amplify/datastore is left alone.']);
  });

  it('have the functions of I18n in auth-elements/localization', () => {
    becomes(
      `import { I18n } from 'aws-amplify';\nI18n.putVocabularies({ fr: {} });\nI18n.setLanguage('fr');\n`,
      `import { putVocabularies, setLanguage } from 'auth-elements/localization';\nputVocabularies({ fr: {} });\nsetLanguage('fr');\n`,
    );
    const untouched = `import { I18n } from 'aws-amplify';\nI18n.get('Sign in');\n`;
    becomes(untouched, untouched, ['1 I18n of aws-amplify is left alone.']);
  });

  it('are named where they are calls', () => {
    const source = `const { Auth } = require('aws-amplify');\nconst later = await import('@aws-amplify/auth');\n`;
    becomes(source, source, [
      `1 require('aws-amplify'…) is left alone.`,
      `2 import('@aws-amplify/auth'…) is left alone.`,
    ]);
  });

  it('are named wherever else the packages are', () => {
    for (const line of [
      `import * as auth from 'aws-amplify/auth';`,
      `export { Auth } from 'aws-amplify';`,
      `import '@aws-amplify/ui-react/styles.css';`,
      `jest.mock("aws-amplify");`,
      `import { API, // the user's\n} from 'aws-amplify';`,
    ]) {
      const [, name] = /["']([^"']*aws-amplify[^"']*)["']/.exec(line) ?? [];
      becomes(line, line, [`${line.split('\n').length} ${name} is left alone.`]);
    }
  });
});

describe('the imports of Amplify 6', () => {
  it('become those of auth-elements/amplify', () => {
    becomes(
      `import { Amplify } from 'aws-amplify';\nimport { signIn, type SignInInput } from 'aws-amplify/auth';\nimport { Hub } from 'aws-amplify/utils';\n`,
      `import { Amplify } from 'auth-elements/amplify';\nimport { signIn, type SignInInput } from 'auth-elements/amplify';\nimport { Hub } from 'auth-elements/amplify';\n`,
      [config],
    );
    becomes(
      `import { fetchAuthSession } from '@aws-amplify/auth';`,
      `import { fetchAuthSession } from 'auth-elements/amplify';`,
    );
  });

  it('are those of @aws-amplify/core where the project has Amplify 6', () => {
    const core = (names: string, module = '@aws-amplify/core') => `import { ${names} } from '${module}';\n`;
    const six = (old: string, expected: string, notes: readonly string[] = []) =>
      becomes(old, expected, notes, 'app.ts', 6);
    six(core('Hub'), core('Hub', 'auth-elements/amplify'));
    six(core('Hub, Cache'), core('Hub', 'auth-elements/amplify') + core('Cache'), [
      '1 Cache of @aws-amplify/core is left alone.',
    ]);
    six(
      `${core('Amplify')}Amplify.configure(x);\n`,
      `${core('Amplify', 'auth-elements/amplify')}Amplify.configure(x);\n`,
      [config],
    );
    becomes(core('Hub'), core('Hub', 'auth-elements/auth'), [], 'app.ts', 5);
  });

  it('follow the other imports of the file, whatever the project has', () => {
    const signIn = `import { signIn } from '@aws-amplify/auth';\n`;
    const hub = (module: string) => `import { Hub } from '${module}';\n`;
    becomes(
      signIn + hub('@aws-amplify/core'),
      signIn.replace('@aws-amplify/auth', 'auth-elements/amplify') + hub('auth-elements/amplify'),
    );
    const auth = (module: string) => `import { Auth } from '${module}';\n`;
    for (const module of ['aws-amplify', '@aws-amplify/auth'])
      becomes(
        auth(module) + hub('@aws-amplify/core'),
        auth('auth-elements/auth') + hub('auth-elements/auth'),
        [],
        'app.ts',
        6,
      );
  });

  it('leave what the layer does not have', () => {
    becomes(
      `import { decodeJWT, signOut } from 'aws-amplify/auth';\nimport { cookies } from 'aws-amplify/auth/server';\n`,
      `import { signOut } from 'auth-elements/amplify';\nimport { decodeJWT } from 'aws-amplify/auth';\nimport { cookies } from 'aws-amplify/auth/server';\n`,
      [
        '1 decodeJWT of aws-amplify/auth is left alone.',
        '2 The import of aws-amplify/auth/server is left alone.',
      ],
    );
  });

  it('are all there', () => {
    for (const name of layerValues) assert.ok(name in layer, name);
    for (const name of authValues) assert.ok(name in auth, name);
    assert.deepEqual(
      Object.keys(layer).filter((name) => !layerValues.includes(name)),
      [],
    );
  });
});

describe('the elements of @aws-amplify/ui-components', () => {
  it('become ours, in HTML', () => {
    becomes(
      `<amplify-authenticator username-alias="email" initial-auth-state="signup" hide-toast>\n  <amplify-sign-in slot="sign-in"></amplify-sign-in>\n  <amplify-sign-out></amplify-sign-out>\n</amplify-authenticator>\n`,
      `<auth-authenticator username-attributes="email" auth-state="signUp">\n  <auth-sign-in slot="sign-in"></auth-sign-in>\n  <auth-sign-out></auth-sign-out>\n</auth-authenticator>\n`,
      [],
      'index.html',
    );
  });

  it('become ours in JSX and in the templates of Vue, with a note for each property of another form', () => {
    becomes(
      `<amplify-sign-up usernameAlias="email" formFields={[{ type: 'email' }]} headerText="Join" slot="sign-up" />;\n`,
      `<auth-sign-up username-attributes="email" formFields={[{ type: 'email' }]} headerText="Join" slot="sign-up" />;\n`,
      [
        `1 <amplify-sign-up>: formFields has another form now; ${guide}`,
        `1 <amplify-sign-up>: headerText has another form now; ${guide}`,
      ],
      'app.tsx',
    );
    becomes(
      `<template>\n  <amplify-authenticator :username-alias="alias" @click="log" v-if="open" :initial-auth-state="state">\n  </amplify-authenticator>\n</template>\n`,
      `<template>\n  <auth-authenticator :username-attributes="alias" @click="log" v-if="open" :auth-state="state">\n  </auth-authenticator>\n</template>\n`,
      [`2 auth-state takes names such as signIn and signUp; ${guide}`],
      'App.vue',
    );
  });

  it('are named where they have no successor', () => {
    const source = `<div>\n  <amplify-chatbot bot-name="x"></amplify-chatbot>\n  <amplify-s3-image />\n</div>\n`;
    becomes(
      source,
      source,
      [`2 <amplify-chatbot> has no successor; ${guide}`, `3 <amplify-s3-image> has no successor; ${guide}`],
      'index.html',
    );
  });

  it('are defined by an import', () => {
    becomes(
      `import { defineCustomElements } from '@aws-amplify/ui-components/loader';\n\ndefineCustomElements(window);\nstart();\n`,
      `import 'auth-elements/define';\n\nstart();\n`,
    );
  });

  it('are defined as before where that is more than a call', () => {
    for (const rest of [
      `applyPolyfills().then(() => {\n  defineCustomElements(window);\n});\n`,
      `if (x) defineCustomElements();\n`,
      `defineCustomElements().then(start);\n`,
    ]) {
      const source = `import { applyPolyfills, defineCustomElements } from '@aws-amplify/ui-components/loader';\n${rest}`;
      becomes(source, source, [
        `1 The import of @aws-amplify/ui-components/loader is left alone: write import 'auth-elements/define' in place of it and its calls.`,
      ]);
    }
  });

  it('have their attributes around a spread, which is named', () => {
    const spread = (name: string) =>
      `<amplify-sign-in>: ${name} is left alone: attributes may have other names now; ${guide}`;
    becomes(
      `<amplify-sign-in\n  slot="sign-in"\n  {...props}\n  usernameAlias="email"\n/>;\n`,
      `<auth-sign-in\n  slot="sign-in"\n  {...props}\n  username-attributes="email"\n/>;\n`,
      [`3 ${spread('{...props}')}`],
      'app.tsx',
    );
    becomes(
      `<amplify-sign-in {usernameAlias} {/* the user's */} hide-toast />\n`,
      `<auth-sign-in {usernameAlias} {/* the user's */} />\n`,
      [`1 ${spread('{usernameAlias}')}`],
      'SignIn.svelte',
    );
  });

  it('have their attributes after a value with braces, strings and texts in it', () => {
    const value = `{() => { if (a['}']) { return <p title={\`\${'{'}\`}>It's {"}"}</p>; } }}`;
    becomes(
      `<amplify-sign-in onClick=${value} usernameAlias="email" />;\n`,
      `<auth-sign-in onClick=${value} username-attributes="email" />;\n`,
      [],
      'app.tsx',
    );
    becomes(
      'html`<amplify-sign-in @click=${() => { go({ to: {} }); }} username-alias=${alias}></amplify-sign-in>`;\n',
      'html`<auth-sign-in @click=${() => { go({ to: {} }); }} username-attributes=${alias}></auth-sign-in>`;\n',
    );
  });

  it('are named where not all of their attributes are read', () => {
    becomes(
      `<amplify-sign-in id=$x usernameAlias="email" />;\n`,
      `<auth-sign-in id=$x usernameAlias="email" />;\n`,
      [`1 <amplify-sign-in>: its attributes from here on are left alone; ${guide}`],
      'app.tsx',
    );
  });
});

describe('other files and other text', () => {
  it('stay as they are', () => {
    for (const [source, fileName] of [
      [`import { Auth } from 'aws-amplify';`, 'README.md'],
      [`<amplify-sign-in>`, 'notes.txt'],
      [`import { Auth } from './aws-amplify-stub';\nconst a = "<amplifier>";\n`, 'app.js'],
      ['', 'empty.ts'],
    ] as const)
      becomes(source, source, [], fileName);
  });

  it('keep their line ends', () => {
    becomes(
      `import { Auth } from 'aws-amplify';\r\nAuth.signOut();\r\n`,
      `import { Auth } from 'auth-elements/auth';\r\nAuth.signOut();\r\n`,
    );
    becomes(
      `\ufeffimport { API, Auth } from 'aws-amplify';\r\n`,
      `\ufeffimport { Auth } from 'auth-elements/auth';\r\nimport { API } from 'aws-amplify';\r\n`,
      ['1 API of aws-amplify is left alone.'],
    );
  });
});
