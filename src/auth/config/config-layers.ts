import type { AuthApi } from '../api.js';
import { normalizeConfig } from './config.js';
import type { ConfigEntry } from './config-shapes.js';
import { type ConfigEntries, type ConfigState, configStateOf } from './config-state.js';
import { isSameConfig } from './same-config.js';

/** Options that decide whose session it is: another value needs another instance. */
const poolOptions = ['userPoolId', 'userPoolWebClientId'];
const storageOptions = ['storage', 'cookieStorage'];
/** Options that need another instance only where both configs set them to different values. */
const serviceOptions = ['identityPoolId', 'endpoint', 'identityPoolEndpoint'];

/** The value to compare: the default storage is `local`, and URLs are compared in their normal form. */
function comparableValue(entries: ConfigEntries, name: string): unknown {
  const value = entries.get(name)?.value ?? (name === 'storage' ? 'local' : undefined);
  return typeof value === 'string' && URL.canParse(value) ? new URL(value).href : value;
}

/** Whether an instance with the entries `base` can serve `added` too. Entries without a storage accept any. */
function areCompatible(base: ConfigEntries, added: ConfigEntries): boolean {
  const isSame = (name: string): boolean =>
    isSameConfig(comparableValue(base, name), comparableValue(added, name));
  return (
    poolOptions.every(isSame) &&
    (!storageOptions.some((name) => added.has(name)) || storageOptions.every(isSame)) &&
    serviceOptions.every((name) => !base.has(name) || !added.has(name) || isSame(name))
  );
}

/** Merges entries; a later layer overrides an earlier one. */
const merge = (layers: readonly ConfigEntries[]): Map<string, ConfigEntry> =>
  new Map(layers.flatMap((layer) => [...layer]));

/**
 * The configs of the `<auth-authenticator>` elements that share an instance. They have lower precedence than what the
 * app passes to `configure`, so that the order of the two does not matter.
 */
export class ConfigLayers {
  readonly auth: AuthApi;
  readonly #state: ConfigState;
  /** Elements that have left. Their entries stay in use until the next element joins. */
  readonly #left = new WeakSet<object>();
  #entriesByElement: ReadonlyMap<object, ConfigEntries> = new Map();

  constructor(auth: AuthApi) {
    this.auth = auth;
    this.#state = configStateOf(auth);
    this.#state.elementEntries = (appEntries) => {
      const isComplete = appEntries.has('userPoolId') || appEntries.has('identityPoolId');
      const layers = [...this.#entriesByElement.values()];
      return merge(layers.filter((entries) => !isComplete || areCompatible(appEntries, entries)));
    };
  }

  /** Whether an element with these entries can join. Entries of the element itself, and of elements that left, do not matter. */
  fits(element: object, entries: ConfigEntries): boolean {
    const { appEntries, mergedEntries } = this.#state;
    if (!mergedEntries) return true;
    const base = new Map([...mergedEntries].filter(([name]) => !serviceOptions.includes(name)));
    return areCompatible(merge([base, ...this.#othersThan(element).values(), appEntries]), entries);
  }

  /** Adds or replaces the entries of an element. Throws `InvalidConfig` and changes nothing. */
  join(element: object, entries: ConfigEntries): void {
    const entriesByElement = this.#othersThan(element).set(element, entries);
    const { appEntries, apply } = this.#state;
    const config = normalizeConfig(merge([...entriesByElement.values(), appEntries]));
    this.#entriesByElement = entriesByElement;
    this.#left.delete(element);
    if (!isSameConfig(config, this.auth.configure())) apply(appEntries);
  }

  leave(element: object): void {
    this.#left.add(element);
  }

  #othersThan(element: object): Map<object, ConfigEntries> {
    return new Map(
      [...this.#entriesByElement].filter(([other]) => other !== element && !this.#left.has(other)),
    );
  }
}
