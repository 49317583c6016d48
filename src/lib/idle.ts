/**
 * Runs `load` when the browser is idle, after 200 ms at the latest. A failure is ignored: the load is retried
 * where it is needed.
 */
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
