import { isObject, isRecord } from '../../lib/guards.js';
import type { PoolConfig } from '../config/read-config.js';

/** Reads members of the answers of an administrator's calls: a missing one is empty. */
export class Described {
  readonly #value: unknown;

  constructor(value: unknown) {
    this.#value = value;
  }

  /** Whether there is anything. */
  get isThere(): boolean {
    return isObject(this.#value);
  }

  in(name: string): Described {
    return new Described(this.#member(name));
  }

  text(name: string): string {
    const value = this.#member(name);
    return typeof value === 'string' ? value : '';
  }

  flag(name: string): boolean | undefined {
    const value = this.#member(name);
    return typeof value === 'boolean' ? value : undefined;
  }

  list(name: string): string[] {
    const value = this.#member(name);
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
  }

  #member(name: string): unknown {
    return isRecord(this.#value) ? this.#value[name] : undefined;
  }
}

/** What the checks of an administrator need besides the config. */
export interface Wanted {
  readonly config: PoolConfig;
  /** The host names that the page has, such as `app.example.com`. */
  readonly hosts: readonly string[];
}
