import { readInput, type InputOf, type Shape } from './members.js';
import type { Service } from './service.js';

/** What the documentation says of an operation. */
export interface OperationNotes {
  /** One sentence. */
  readonly does: string;
  /** What the service does and this server does not, besides members it does not read. */
  readonly leavesOut?: string;
}

/** One entry of the operation table: reads its input and answers, with nothing at all where the service has no output. */
export interface Operation {
  readonly members: readonly string[];
  readonly notes: OperationNotes | undefined;
  run(service: Service, body: unknown): Promise<object | undefined>;
}

/** Makes an operation of the members it reads, what it does with them, and what the documentation says of it. */
export const operation = <S extends Shape>(
  shape: S,
  act: (service: Service, input: InputOf<S>) => object | undefined | Promise<object | undefined>,
  notes?: OperationNotes,
): Operation => ({
  members: Object.keys(shape),
  notes,
  run: async (service, body) => act(service, readInput(shape, body)),
});
