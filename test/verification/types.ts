/** A test: its file and its title. The scripts that write the docs check that there is such a test. */
export type Proof = `${string}.${'ts' | 'mjs'} › ${string}`;

/** The tests that prove something. */
export type Proofs = readonly Proof[];

/** A row of the docs, with its tests. */
export interface Proven {
  readonly proofs: Proofs;
}

/** A statement of the docs, and the tests that prove it. */
export interface Statement extends Proven {
  readonly does: string;
}

/** What Amplify does, and what this package does. */
export interface Difference extends Proven {
  readonly theirs: string;
  readonly ours: string;
}

/** The proofs of an element's members by kind and name; `guide` names it in the Amplify guide, `beyond` what it has besides. */
export interface ElementProofs extends Partial<Proven> {
  readonly guide?: string;
  readonly beyond?: string;
  readonly properties?: Readonly<Record<string, Proofs>>;
  readonly getters?: Readonly<Record<string, Proofs>>;
  readonly methods?: Readonly<Record<string, Proofs>>;
  readonly slots?: Readonly<Record<string, Proofs>>;
  readonly events?: Readonly<Record<string, Proofs>>;
}

/** The screen of an auth state, and what its `authData` is. */
export interface ScreenState extends Proven {
  readonly screen: string;
  readonly data: string;
}

/** Where a result of a state leads. */
export interface Transition extends Proven {
  readonly from: string;
  readonly result: string;
  readonly next: string;
}
