import { html, svg, type TemplateResult } from 'lit';

const line = (d: string, className = 'auth-art-line') => svg`<path class=${className} d=${d} />`;

const key = svg`
  <g transform="rotate(-38 96 62)">
    <path class="auth-art-key" d="M99.4 61.6H134l4.5 4.5-4.5 4.5h-4l-3.5-3.2-3.5 3.2h-3.5l-3.5-3.2-3.5 3.2h-13.1a12 12 0 1 1 0-9z" />
    <circle class="auth-art-hole" cx="86" cy="66" r="3" />
  </g>
`;

const checkMark = svg`
  <circle class="auth-art-done" cx="104" cy="66" r="15" />
  <path class="auth-art-tick" d="m97.4 66.4 4.7 4.7 8.7-9.3" />
`;

/** A phone with a fingerprint on its screen, and a key or, when the passkey is there, a check mark. Decorative. */
export const passkeyArt = (isDone: boolean): TemplateResult => html`
  <div class="auth-art">
    <svg viewBox="0 0 160 104" aria-hidden="true" focusable="false">
      <rect class="auth-art-body" x="50" y="6" width="54" height="92" rx="10" />
      ${line('M71 14h12')} ${line('M64.5 56.5c-.8-2-1-3.6-1-5.5a13.5 13.5 0 0 1 27 0c0 3.5 0 6-.6 9')}
      ${line('M69 63.5c-.9-3.5-1.3-8-1.3-12.5a9.3 9.3 0 0 1 18.6 0c0 5 0 9-1.4 14')}
      ${line('M77 51v4.5c0 5-.3 8-1.2 12')} ${isDone ? checkMark : key}
    </svg>
  </div>
`;
