import type { AuthApi } from '../api.js';
import type { ConfigEntry } from './config-shapes.js';

/** Options of a config as they were passed, by name. */
export type ConfigEntries = ReadonlyMap<string, ConfigEntry>;

/** The config of one instance in two layers: what the app passed to `configure`, over what `<auth-authenticator>` elements pass. */
export interface ConfigState {
  appEntries: ConfigEntries;
  /** Both layers merged; undefined before the first config. */
  mergedEntries: ConfigEntries | undefined;
  /** The entries of the elements that are compatible with those of the app. */
  elementEntries: (appEntries: ConfigEntries) => ConfigEntries;
  /** Merges both layers and uses the result. Throws `InvalidConfig` and changes nothing. */
  apply: (appEntries: ConfigEntries) => void;
}

const states = new WeakMap<AuthApi, ConfigState>();

export const keepConfigState = (auth: AuthApi, state: ConfigState): unknown => states.set(auth, state);

/** The config state of an instance that `createAuth` made. */
export const configStateOf = (auth: AuthApi): ConfigState => states.get(auth) as ConfigState;
