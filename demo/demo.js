import { showOutbox } from './outbox.js';
import { connectSwitches } from './switches.js';
import { text, translate } from './texts.js';

const authenticator = document.querySelector('auth-authenticator');
const find = (id) => document.getElementById(id);

/** The hosted pages of the local Cognito, with providers that it simulates. */
authenticator.federated = {
  oauth_config: {
    domain: new URL('/cognito', location).href,
    scope: ['openid', 'email', 'profile', 'aws.cognito.signin.user.admin'],
    redirectSignIn: new URL('/', location).href,
    redirectSignOut: new URL('/', location).href,
    responseType: 'code',
  },
  providers: ['Google', 'Apple', { name: 'AcmeSSO', label: 'Acme SSO' }],
};

/** Calls the development server. Throws an Error with the server's message. */
async function ask(route, body) {
  const response = await fetch(`/_local/${route}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

/** Clears the session and reloads. */
function startOver() {
  for (const key of Object.keys(localStorage)) if (!key.startsWith('demo.')) localStorage.removeItem(key);
  sessionStorage.clear();
  location.reload();
}

/** Fills the members' area, which exists only while a user is signed in. */
function fillMembers() {
  const who = authenticator.querySelector('[data-who]');
  if (!who || who.textContent !== '') return;
  const { user } = authenticator;
  who.textContent = user?.attributes?.email ?? user?.attributes?.phone_number ?? user?.getUsername?.() ?? '';
  translate(authenticator);
}

let shownChallenge = 'none';

function showPool({ signInName, mfa, mfaTypes, challenge }) {
  const { elements } = find('pool');
  elements.signInName.value = signInName;
  elements.mfa.value = mfa;
  elements.challenge.value = challenge;
  // A pool with challenge triggers needs another flow, so the authenticator starts over.
  if (challenge !== shownChallenge)
    authenticator.config = challenge === 'none' ? undefined : { authenticationFlowType: 'CUSTOM_AUTH' };
  shownChallenge = challenge;
  for (const checkbox of elements.mfaTypes) checkbox.checked = mfaTypes.includes(checkbox.value);
  authenticator.setAttribute('username-attributes', signInName === 'alias' ? 'username' : signInName);
  const label = find('new-user-name-label');
  label.dataset.text = { email: 'email', phone_number: 'phone' }[signInName] ?? 'username';
  find('new-user').elements.username.placeholder =
    { email: 'maria@example.com', phone_number: '+14155550123' }[signInName] ?? 'maria';
}

/** Runs a task and shows its result. */
async function report(task, done) {
  const status = find('settings-status');
  try {
    await task();
    status.textContent = done ? text(done) : '';
  } catch (error) {
    status.textContent = error.message;
  }
}

function applyPool(form) {
  const data = new FormData(form);
  return report(async () => {
    const before = authenticator.getAttribute('username-attributes');
    showPool(
      await ask('pool', {
        signInName: data.get('signInName'),
        mfa: data.get('mfa'),
        mfaTypes: data.getAll('mfaTypes'),
        challenge: data.get('challenge'),
      }),
    );
    translate(find('new-user'));
    if (before !== authenticator.getAttribute('username-attributes')) startOver();
  }, 'applied');
}

function createUser(form) {
  const { username, temporaryPassword } = Object.fromEntries(new FormData(form));
  const attributes = username.startsWith('+')
    ? { phone_number: username, phone_number_verified: 'true' }
    : { email: username.includes('@') ? username : `${username}@example.com`, email_verified: 'true' };
  return report(() => ask('admin-create-user', { username, temporaryPassword, attributes }), 'created');
}

const actions = {
  'set-up-totp': () => authenticator.transition('TOTPSetup', authenticator.user),
  'skip-minutes': () => report(() => ask('clock/advance', { ms: 5 * 60_000 }), 'skipped'),
  'skip-day': () => report(() => ask('clock/advance', { ms: 24 * 60 * 60_000 }), 'skipped'),
  reset: () => report(() => ask('reset', {}).then(startOver)),
};

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('button[data-action]') : null;
  if (button) actions[button.dataset.action](button);
});
find('pool').addEventListener('submit', (event) => {
  event.preventDefault();
  void applyPool(event.currentTarget);
});
find('new-user').addEventListener('submit', (event) => {
  event.preventDefault();
  void createUser(event.currentTarget);
});
new MutationObserver(fillMembers).observe(authenticator, { childList: true, subtree: true });

showOutbox();
connectSwitches();
fillMembers();
void report(async () => showPool(await (await fetch('/_local/pool')).json()));
