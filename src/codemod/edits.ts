/** Something that a person has to look at. */
export interface MigrationNote {
  /** The line in the source that was given, from 1. */
  readonly line: number;
  /** What was left alone, or what to check. */
  readonly message: string;
}

/** Collects changes of a source, by places in the original, and the notes. */
export class Edits {
  readonly notes: MigrationNote[] = [];
  readonly #changes: { readonly start: number; readonly end: number; readonly text: string }[] = [];

  /** @param source - The original. */
  constructor(readonly source: string) {}

  /** Replaces a part of the original, once: in a file that declares a name twice, a use of it is found twice. */
  replace(start: number, end: number, text: string): void {
    const isNew = this.source.slice(start, end) !== text;
    if (isNew && !this.#changes.some((each) => each.start === start))
      this.#changes.push({ start, end, text });
  }

  /** Adds a note about a place in the original. */
  note(place: number, message: string): void {
    const line = this.source.slice(0, place).split('\n').length;
    if (!this.notes.some((each) => each.line === line && each.message === message))
      this.notes.push({ line, message });
  }

  /** Returns the source with all changes. */
  apply(): string {
    const sorted = [...this.#changes].sort((one, other) => other.start - one.start);
    return sorted.reduce(
      (text, { start, end, text: replacement }) => text.slice(0, start) + replacement + text.slice(end),
      this.source,
    );
  }
}
