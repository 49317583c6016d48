import { readInput, type InputOf, type Shape } from './members.js';
import type { Service } from './service.js';

/** One entry of the operation table: reads its input and answers, with nothing at all where the service has no output. */
export interface Operation {
  run(service: Service, body: unknown): Promise<object | undefined>;
}

/** Makes an operation of the members it reads and what it does with them. */
export const operation = <S extends Shape>(
  shape: S,
  act: (service: Service, input: InputOf<S>) => object | undefined | Promise<object | undefined>,
): Operation => ({
  run: async (service, body) => act(service, readInput(shape, body)),
});
