import { hasEntry } from '../package.js';
import type { Project } from './project.js';

/** A file to write. */
export interface NewFile {
  /** The path in the project, with slashes. */
  readonly path: string;
  /** The content. */
  readonly content: string;
}

/** What a framework adds to the Content Security Policy that the elements need. */
export interface PolicyNeeds {
  /** The names of its policies for Trusted Types; without them, the policy does not require Trusted Types. */
  readonly trustedTypes?: readonly string[];
  /** Directives that need a nonce, because the pages have inline scripts or styles. */
  readonly nonces?: readonly ('script-src' | 'style-src')[];
  /** What to know, a sentence or two each. */
  readonly notes: readonly string[];
}

/** A framework: how it is seen, what is written for it, and what is left to do by hand. */
export interface Framework {
  /** The name as its authors write it. */
  readonly label: string;
  /** The packages that show it, any of them. */
  readonly packages: readonly string[];
  /** Returns what it adds to the Content Security Policy. */
  policy(project: Project): PolicyNeeds;
  /** Returns packages that its files import besides this one and its own. */
  needs?(project: Project): string[];
  /** Returns the files. `config` is the config as JSON, for a file that has it inside. */
  files(project: Project, config: object): NewFile[];
  /** Returns what is left to do, a sentence each. */
  next(project: Project): string[];
}

/** What holds for every development server. */
export const developmentNote =
  "The policy is for what you build. A development server adds inline scripts and styles, and connects by WebSocket: leave the policy out there, or add 'unsafe-inline' to script-src and style-src in place of any nonce, and ws: to connect-src.";

/** Returns the note for a framework where the names of its policies for Trusted Types are not known for every version. */
export const trustedTypesNote = (label: string): string =>
  `To require Trusted Types, allow the policies of ${label} beside lit-html.`;

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
