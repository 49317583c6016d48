import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Firefox's own remote protocol: packets of `length:json`, https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html */
export class Marionette {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, Waiting>();
  #count = 0;
  #received = Buffer.alloc(0);

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (data) => {
      this.#received = Buffer.concat([this.#received, data]);
      while (this.#takePacket());
    });
    socket.on('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('Firefox has gone.'));
    });
    socket.on('error', () => undefined);
  }

  /** Connects to a port on this computer; rejects when nothing listens there. */
  static connect(port: number): Promise<Marionette> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new Marionette(socket)));
      socket.once('error', reject);
    });
  }

  /** Sends a command; resolves to its value, rejects with the error that Firefox answers. */
  send(command: string, parameters: object = {}): Promise<unknown> {
    const id = ++this.#count;
    const packet = JSON.stringify([0, id, command, parameters]);
    this.#socket.write(`${Buffer.byteLength(packet)}:${packet}`);
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  close(): void {
    this.#socket.destroy();
  }

  #takePacket(): boolean {
    const colon = this.#received.indexOf(':');
    const start = colon + 1;
    const end = start + Number(this.#received.subarray(0, Math.max(colon, 0)).toString());
    if (colon < 0 || this.#received.length < end) return false;
    const message: unknown = JSON.parse(this.#received.subarray(start, end).toString());
    this.#received = this.#received.subarray(end);
    // All answers are lists; the greeting is not.
    if (Array.isArray(message)) this.#answer(message);
    return true;
  }

  #answer([, id, error, result]: readonly unknown[]): void {
    assert(typeof id === 'number');
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(new Error(JSON.stringify(error)));
    else waiting?.resolve(isWrapped(result) ? result.value : result);
  }
}

function isWrapped(result: unknown): result is { value: unknown } {
  return typeof result === 'object' && result !== null && 'value' in result;
}
