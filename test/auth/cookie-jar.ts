/** What a document does with cookies, for tests in Node. */
export class CookieJar {
  readonly written: string[] = [];
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
    if (Date.parse(expires) > Date.now()) this.#kept.set(name, value);
    else this.#kept.delete(name);
  }
}
