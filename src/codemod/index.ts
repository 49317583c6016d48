import { Edits, type MigrationNote } from './edits.js';
import { migrateImports } from './imports.js';
import { migrateTags } from './tags.js';

export type { MigrationNote };

/** What `migrate` returns. */
export interface Migration {
  /** The source, changed. */
  readonly source: string;
  /** What was left alone or is to be checked, by line. */
  readonly notes: readonly MigrationNote[];
}

/** What `migrate` knows of a project beside the file. */
export interface MigrationOptions {
  /** The major version of Amplify in the project. Without it, each file is taken for what its imports show. */
  readonly amplify?: number | undefined;
}

/** The files whose imports and elements are changed, by the end of their name. */
export const migratedFiles = /\.(?:[cm]?[jt]sx?|html?|vue|svelte|astro)$/i;

/**
 * Changes what is mechanical in a file that uses Amplify: imports of `aws-amplify` 1 to 6 and `@aws-amplify/auth`, and the
 * elements of `@aws-amplify/ui-components`. Reads and writes nothing.
 *
 * @param source - The content of the file.
 * @param fileName - Its name or path; JavaScript, TypeScript, HTML, Vue, Svelte and Astro are changed.
 * @param options - The version of Amplify in the project.
 * @example
 * ```js
 * const { source, notes } = migrate("import { Auth } from 'aws-amplify';", 'app.js');
 * ```
 */
export function migrate(source: string, fileName: string, { amplify }: MigrationOptions = {}): Migration {
  if (!migratedFiles.test(fileName)) return { source, notes: [] };
  const edits = new Edits(source);
  migrateImports(edits, fileName, amplify);
  migrateTags(edits);
  const notes = [...edits.notes].sort((one, other) => one.line - other.line);
  return { source: edits.apply(), notes };
}
