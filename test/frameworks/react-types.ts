import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import ts from 'typescript';

const demo = fileURLToPath(new URL('../../demo/react/', import.meta.url));

/** What the compiler of a React project says about an element, by the options of the demo. */
function complaints(jsx: string): string[] {
  const { config } = ts.readConfigFile(join(demo, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(join(demo, 'tsconfig.json')));
  const file = join(demo, 'src/sample.tsx');
  const text = `import type {} from 'auth-elements/react';\nexport const sample = ${jsx};\n`;
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (path) => path === file || fileExists.call(host, path);
  host.readFile = (path) => (path === file ? text : readFile.call(host, path));
  host.getSourceFile = (path, version, ...rest) =>
    path === file
      ? ts.createSourceFile(path, text, version)
      : getSourceFile.call(host, path, version, ...rest);
  const program = ts.createProgram([file], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

describe('the elements in React’s JSX', () => {
  const taken = {
    'properties, attributes and what every element has':
      '<auth-authenticator config={{ userPoolId: "a_b" }} hideDefault username-attributes="email" theme="dark" className="x" style={{ margin: 0 }} key="a" />',
    'an event, with what it says':
      '<auth-authenticator onauth-state-change={({ detail }) => { const state: string = detail.state; void state; }} onauth-signed-in={({ detail }) => { void detail.user.getUsername(); }} />',
    'a ref to the element': '<auth-sign-in ref={(element) => { void element?.focusHeading(); }} />',
    'every other element':
      '<auth-totp-setup slot="totp-setup" issuer="Acme"><p slot="footer">x</p></auth-totp-setup>',
  };
  for (const [name, jsx] of Object.entries(taken))
    it(`takes ${name}`, () => assert.deepEqual(complaints(jsx), []));

  const refused: Readonly<Record<string, [jsx: string, about: RegExp]>> = {
    'a value of another type': [
      '<auth-authenticator hideDefault="yes" />',
      /not assignable to type 'boolean/,
    ],
    'a name that is none': ['<auth-authenticator appname="Acme" />', /'appname' does not exist/],
    'what can only be read': ['<auth-authenticator user={undefined} />', /'user' does not exist/],
    'a method': ['<auth-authenticator signOut={() => {}} />', /'signOut' does not exist/],
    'a listener for another event': [
      '<auth-authenticator onauth-signed-in={(event: MouseEvent) => { void event; }} />',
      /not assignable/,
    ],
    'an element that is none': ['<auth-sign-inn />', /'auth-sign-inn' does not exist/],
  };
  for (const [name, [jsx, about]] of Object.entries(refused))
    it(`refuses ${name}`, () => assert.match(complaints(jsx).join('\n'), about));
});
