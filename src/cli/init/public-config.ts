import type { PoolConfig } from '../config/read-config.js';

/** Returns what a page needs of a config: what is not the default and not in the ID of the pool. */
export function publicConfig(config: PoolConfig): object {
  const needsChoice = config.signInMethods?.some((name) => name !== 'password') ?? false;
  const defaults: Partial<Record<keyof PoolConfig, unknown>> = {
    region: config.region,
    mandatorySignIn: false,
    authenticationFlowType: needsChoice ? 'USER_AUTH' : 'USER_SRP_AUTH',
  };
  return Object.fromEntries(
    Object.entries(config).filter(([name, value]) => defaults[name as keyof PoolConfig] !== value),
  );
}
