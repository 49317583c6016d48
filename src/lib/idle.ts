/** Runs `load` when the browser has nothing better to do, after 200 ms at the latest. What fails is tried again where it is needed. */
export function whenIdle(load: () => unknown): void {
  const run = (): void => {
    Promise.resolve()
      .then(load)
      .catch(() => undefined);
  };
  // Safari has no requestIdleCallback before version 26.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: 200 });
  else setTimeout(run, 50);
}
