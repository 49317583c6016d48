import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import { compile } from 'tailwindcss';

const { resolve } = createRequire(import.meta.url);
const read = (path: string): Promise<string> => readFile(resolve(path), 'utf8');

/** Tailwind's own compiler resolves what its preflight takes from the theme. Without its layer it is at its strongest. */
async function preflight(): Promise<string> {
  const compiler = await compile(await read('tailwindcss/preflight.css'));
  return compiler.build([]);
}

/** Element rules as in old style sheets, all in one. */
const anger = `
  * { box-sizing: content-box; margin: 0; padding: 0; }
  html { line-height: 2.4; }
  body { color: #603; text-align: center; text-transform: uppercase; word-spacing: 4px; text-indent: 2em; }
  h1, h2, h3 { margin: 40px 0; font: italic 700 40px/2 serif; color: red; border-bottom: 3px solid red; }
  p { margin: 2em 0; font-size: 20px; line-height: 3; text-indent: 2em; color: #063; }
  a, button, input, select { all: revert; }
  button { margin: 9px; padding: 20px 40px; border: 4px outset red; font: 700 20px serif; text-transform: uppercase;
    min-width: 9em; height: 60px; float: left; letter-spacing: 3px; text-shadow: 1px 1px red; opacity: 0.9; }
  input { width: 50%; height: 60px; margin: 12px; padding: 12px; border: 3px inset blue; display: block; float: right;
    max-width: 200px; text-align: right; text-transform: uppercase; font-style: italic; vertical-align: top; }
  label { display: block; float: left; width: 120px; margin: 0 0 20px; font: bold 20px serif; text-align: right; }
  form { margin: 30px; padding: 30px; border: 2px dotted red; background: #fee; width: 300px; }
  form div { margin: 10px; padding: 3px; }
  fieldset { margin: 20px; padding: 20px; border: 5px groove red; }
  legend { float: left; width: 100%; font-size: 30px; }
  ul, ol { margin: 30px; padding: 0 0 0 60px; list-style: square inside; }
  li { margin: 9px; line-height: 3; }
  svg, img { display: inline; vertical-align: baseline; max-width: 10px; height: auto; float: left; }
  span { display: inline; font-size: 1.3em; color: inherit; }
  code { padding: 9px; border: 1px solid red; background: #fdd; font-size: 9px; color: red; }
`;

export type SheetName = 'bootstrap' | 'tailwind' | 'normalize' | 'bulma' | 'pico' | 'anger';

/** What host pages load, by name. */
export const sheets: Readonly<Record<SheetName, () => Promise<string>>> = {
  bootstrap: () => read('bootstrap/dist/css/bootstrap.css'),
  tailwind: preflight,
  normalize: () => read('normalize.css/normalize.css'),
  bulma: () => read('bulma/css/bulma.css'),
  pico: () => read('@picocss/pico/css/pico.css'),
  anger: () => Promise.resolve(anger),
};
