import { hasEntry } from '../package.js';
import type { Project } from './project.js';

/** A file to write. */
export interface NewFile {
  /** The path in the project, with slashes. */
  readonly path: string;
  /** The content. */
  readonly content: string;
}

/** A framework: how it is seen, what is written for it, and what is left to do by hand. */
export interface Framework {
  /** The name as its authors write it. */
  readonly label: string;
  /** The packages that show it, any of them. */
  readonly packages: readonly string[];
  /** Returns the files. `config` is the config as JSON, for a file that has it inside. */
  files(project: Project, config: object): NewFile[];
  /** Returns what is left to do, a sentence each. */
  next(project: Project): string[];
}

export const extension = ({ isTypeScript }: Project): 'ts' | 'js' => (isTypeScript ? 'ts' : 'js');

/** Returns the module with the config. */
export function configModule(project: Project, folder: string, config: object): NewFile {
  const json = JSON.stringify(config, null, 2).replace(/^( *)"([A-Za-z_$][\w$]*)":/gm, '$1$2:');
  return {
    path: `${folder}${folder && '/'}aws-config.${extension(project)}`,
    content: `// The user pool and its app client. These IDs are not secret: every visitor sees them.
export const awsConfig = ${json.replace(/([\]}"\w])(?=\n\s*[\]}])/g, '$1,')};
`,
  };
}

/** Returns how a module imports the config beside it. */
export const configImport = (project: Project, path = './aws-config'): string =>
  `import { awsConfig } from '${path}${project.isTypeScript ? '' : '.js'}';`;

/** Returns the line that declares the elements for the templates of a framework, if this version has the entry. */
export const typesImport = ({ isTypeScript }: Project, entry: string): string =>
  isTypeScript && hasEntry(entry) ? `import type {} from 'auth-elements/${entry}';\n` : '';
