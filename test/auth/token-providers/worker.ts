import { amazon, facebook, google } from './stand-ins.js';

/** Serves the providers' scripts at their own addresses, and pages with a policy. */
const scripts: Readonly<Record<string, () => void>> = {
  'https://accounts.google.com/gsi/client': google,
  'https://connect.facebook.net/en_US/sdk.js': facebook,
  'https://assets.loginwithamazon.com/sdk/na/login1.js': amazon,
};

const policies: Readonly<Record<string, string>> = {
  open: '',
  strict: "script-src 'self' 'nonce-known'; require-trusted-types-for 'script'; trusted-types auth-elements",
  closed: "script-src 'self'",
  untrusted: "script-src 'self' 'nonce-known'; require-trusted-types-for 'script'; trusted-types 'none'",
};

const page = `<!doctype html><html lang="en"><title>A page</title><body>
<script type="module" nonce="known" src="/test/auth/token-providers/page.ts"></script>`;

addEventListener('fetch', (event) => {
  const { request } = event as Event & { request: Request };
  const script = scripts[request.url];
  const policy = policies[new URL(request.url).searchParams.get('policy') ?? ''];
  const answer = (body: string, headers: Record<string, string>) =>
    (event as Event & { respondWith(response: Response): void }).respondWith(new Response(body, { headers }));
  if (script) answer(`(${script.toString()})()`, { 'Content-Type': 'text/javascript' });
  else if (policy !== undefined) {
    answer(page, { 'Content-Type': 'text/html', ...(policy && { 'Content-Security-Policy': policy }) });
  }
});
