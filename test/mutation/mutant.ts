/** One broken rule: `find` is in `file` exactly once, `replace` takes its place, and then one of `tests` has to fail. */
export interface Mutant {
  readonly name: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  readonly tests: readonly string[];
}
