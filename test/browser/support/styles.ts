import { whenIdle } from '../../../src/lib/idle.js';

const idle = (): Promise<void> => new Promise((resolve) => whenIdle(resolve));

/** Waits until the elements that are connected have all tokens, and have checked them. */
export async function lateTokens(): Promise<void> {
  await import('../../../src/styles/late-tokens.js');
  // The first one loads the tokens, the second one checks them.
  for (let count = 0; count < 3; count++) await idle();
}

/** The warnings in the console while something runs. */
export async function warningsOf(run: () => unknown): Promise<string[]> {
  const { warn } = console;
  const warnings: string[] = [];
  console.warn = (...parts: unknown[]) => void warnings.push(parts.join(' '));
  try {
    await run();
  } finally {
    console.warn = warn;
  }
  return warnings;
}
