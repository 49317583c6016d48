/** What a document does with cookies, for tests in Node. */
export class CookieJar {
  readonly written: string[] = [];
  /** How many characters it takes; what does not fit is not kept. */
  limit = Infinity;
  readonly #kept = new Map<string, string>();

  /** Puts one in the place of the document. */
  static open(): CookieJar {
    const value = new CookieJar();
    Object.defineProperty(globalThis, 'document', { value, configurable: true });
    return value;
  }

  static close(): void {
    Reflect.deleteProperty(globalThis, 'document');
  }

  get cookie(): string {
    return [...this.#kept].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  set cookie(text: string) {
    this.written.push(text);
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(text) ?? [];
    const [, expires = ''] = /expires=([^;]*)/.exec(text) ?? [];
    if (Date.parse(expires) <= Date.now()) this.#kept.delete(name);
    else if (this.size(name) + name.length + value.length <= this.limit) this.#kept.set(name, value);
  }

  /** The characters of all cookies but one. */
  size(except?: string): number {
    const others = [...this.#kept].filter(([name]) => name !== except);
    return others.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  }
}
