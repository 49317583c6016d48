import type { Service } from '../service.js';
import { type InputOf, readInput, type Shape } from '../wire/members.js';

/** The documentation of an operation. */
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
  /** The service takes it with AWS credentials only. Here no signature is looked at, so it is closed to foreign pages. */
  readonly isSigned: boolean;
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
  isSigned: false,
  run: async (service, body) => act(service, readInput(shape, body)),
});

/** Makes an operation that the service takes with AWS credentials only. */
export const signedOperation: typeof operation = (shape, act, notes) => ({
  ...operation(shape, act, notes),
  isSigned: true,
});
