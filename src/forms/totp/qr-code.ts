import { html, type TemplateResult } from 'lit';

import { lazy } from '../../lib/lazy.js';

/** A QR code as one SVG path in a square of `size` modules. */
export interface QrCode {
  readonly size: number;
  readonly path: string;
}

const loadEncoder = lazy(() => import('lean-qr'));

/**
 * Creates the QR code for a string; the encoder is loaded when the first code is shown. Rejects as `lazy`
 * does.
 */
export async function encodeQr(text: string): Promise<QrCode> {
  const { generate } = await loadEncoder();
  const { size, get } = generate(text);
  let path = '';
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      if (!get(x, y)) continue;
      const start = x;
      while (get(x + 1, y)) x++;
      const width = x - start + 1;
      path += `M${start} ${y}h${width}v1h-${width}z`;
    }
  return { size, path };
}

/** The code as an image with a name; its white border is the padding of the class. */
export function qrTemplate({ size, path }: QrCode, label: string): TemplateResult {
  return html`
    <svg
      class="auth-qr"
      viewBox="0 0 ${size} ${size}"
      role="img"
      aria-label=${label}
      shape-rendering="crispEdges"
    >
      <path d=${path} fill="currentColor" />
    </svg>
  `;
}
