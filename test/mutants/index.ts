import type { Mutant } from './mutant.js';
import { specified } from './specified.js';

/** The rules of local-cognito, each broken once. */
export const mutants: readonly Mutant[] = [...specified];
