// Directives that give Angular's templates the types of the elements, in the format of Angular's packages (partial
// compilation, which the linker of each project's Angular completes): dist/frameworks/angular.js and .d.ts.
import { eventsOf, moduleOf, propertiesOf, quoted } from './elements.mjs';

/** The first Angular with this form of declarations, and the one whose compiler has written their model. */
const format = `minVersion: '16.1.0', version: '21.2.0', ngImport: core`;

const classOf = ({ name }) => `${name}Directive`;
/** @param {{ type?: { text: string } }} item */
const isFlag = ({ type }) => type?.text === 'boolean';
const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

function directive(element, elements) {
  const properties = propertiesOf(element);
  const flags = properties.filter(isFlag);
  const events = eventsOf(element, elements);
  const inputs = properties.map(({ name }) => `${name}: ${quoted(name)}`).join(', ');
  const outputs = events.map(({ name }) => `${camel(name)}: ${quoted(name)}`).join(', ');
  const script = `export class ${classOf(element)} extends Host {
${events.map(({ name }) => `  ${camel(name)} = new core.EventEmitter();\n`).join('')}  static ɵfac = core.ɵɵngDeclareFactory({ ${format}, type: ${classOf(element)}, deps: [], target: core.ɵɵFactoryTarget.Directive });
  static ɵdir = core.ɵɵngDeclareDirective({ ${format}, type: ${classOf(element)}, isStandalone: true, selector: ${quoted(element.tagName)}, inputs: { ${inputs} }, outputs: { ${outputs} } });
${properties.map((each) => accessor(each)).join('')}}`;
  const types = `/** ${element.description ?? ''} */
export declare class ${classOf(element)} {
${properties.map(({ name, description }) => `  /** ${description ?? ''} */\n  ${name}: ${element.name}[${quoted(name)}];\n`).join('')}${events
    .map(({ name }) => `  ${camel(name)}: core.EventEmitter<HTMLElementEventMap[${quoted(name)}]>;\n`)
    .join(
      '',
    )}${flags.map(({ name }) => `  static ngAcceptInputType_${name}: boolean | '';\n`).join('')}  static ɵfac: core.ɵɵFactoryDeclaration<${classOf(element)}, never>;
  static ɵdir: core.ɵɵDirectiveDeclaration<${classOf(element)}, ${quoted(element.tagName)}, never, { ${properties
    .map(({ name }) => `${name}: { alias: ${quoted(name)}; required: false }`)
    .join(
      '; ',
    )} }, { ${events.map(({ name }) => `${camel(name)}: ${quoted(name)}`).join('; ')} }, never, never, true, never>;
}`;
  return { script, types };
}

/** An attribute without a value, such as \`required\`, arrives as an empty string. */
const accessor = (property) =>
  `  set ${property.name}(value) {\n    this.host.${property.name} = ${isFlag(property) ? "value === '' || value" : 'value'};\n  }\n`;

/** @param {readonly import('../reference/manifest.mjs').Element[]} elements */
export function angularDirectives(elements) {
  const directives = elements.map((each) => directive(each, elements));
  const names = elements.map(classOf);
  return {
    'angular.js': `import * as core from '@angular/core';

/**
 * The element gets the properties. Angular listens to the event of the element for each output; the emitters are there for
 * its compiler, and emit nothing.
 */
class Host {
  host = core.inject(core.ElementRef).nativeElement;
}

${directives.map(({ script }) => script).join('\n\n')}

export const authElements = [${names.join(', ')}];
`,
    'angular.d.ts': `// Generated from custom-elements.json.
import * as core from '@angular/core';

${elements.map((each) => `import type { ${each.name} } from '${moduleOf(each)}';`).join('\n')}
import type {} from '../controllers/auth-events.js';

${directives.map(({ types }) => types).join('\n\n')}

/** The directives of all elements, for \`imports\` of a component. */
export declare const authElements: readonly [${names.map((name) => `typeof ${name}`).join(', ')}];
`,
  };
}
