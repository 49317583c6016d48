import assert from 'node:assert/strict';

import jsQR from 'jsqr';
import { PNG } from 'pngjs';

import type { Person } from './person.js';

/** What a phone's camera reads off the QR code on the screen. */
export async function scanQr(person: Person): Promise<string> {
  const image = await person.wait('::-p-aria([name="QR code for your authenticator app"])', 'the QR code');
  const { data, width, height } = PNG.sync.read(Buffer.from(await image.screenshot()));
  const found = jsQR(new Uint8ClampedArray(data), width, height);
  assert(found, 'no QR code could be read');
  return found.data;
}
