import './define.js';

import { expect } from '@open-wc/testing';

import { TestStorage } from '../../../test/auth/fixtures.js';
import { answered, inside, mountPart, rows, status } from '../../../test/browser/support/account.js';
import { alertText, button, buttons, focused, text } from '../../../test/browser/support/find.js';
import { pressByKey } from '../../../test/browser/support/keyboard.js';
import {
  addUser,
  createPage,
  inState,
  mount,
  type Page,
  password,
  place,
  signIn,
  until,
} from '../../../test/browser/support/page.js';
import type { AuthApi } from '../../auth/api.js';
import type { UserSession } from '../../auth/types.js';
import { setLanguage } from '../../localization/index.js';

const elsewhere = 'Sign out everywhere else';

/** A browser elsewhere where ada signs in. */
async function openElsewhere(page: Page): Promise<AuthApi> {
  const auth = page.open({ storage: new TestStorage() });
  await auth.signIn('ada', password);
  return auth;
}

/** ada is signed in here, and in other browsers before. */
async function signedIn(others = 1) {
  const page = createPage({ sessionTracking: { maxPerUser: 9 } });
  await addUser(page);
  const browsers: AuthApi[] = [];
  for (let count = 0; count < others; count += 1) {
    browsers.push(await openElsewhere(page));
    page.cognito.clock.advance(60_000);
  }
  return { ...(await mountPart(page, 'auth-sessions')), others: browsers };
}

/** Shows sessions as another service has them. */
async function showing(...sessions: Partial<UserSession>[]) {
  const page = createPage({ sessionTracking: { maxPerUser: 9 } });
  await addUser(page);
  Object.assign(page.auth, {
    listUserSessions: () =>
      Promise.resolve(
        sessions.map((session, index) => ({
          sessionId: `tkn${index}`,
          sessionType: 'TOKEN',
          lastLocation: {},
          isCurrentSession: false,
          ...session,
        })),
      ),
  });
  return mountPart(page, 'auth-sessions');
}

const isLive = (auth: AuthApi): Promise<boolean> =>
  auth.listUserSessions().then(
    () => true,
    () => false,
  );

describe('auth-sessions', () => {
  it('shows device, place and last activity, the current session first', async () => {
    const hour = 3_600_000;
    const ago = (time: number): Date => new Date(Date.now() - time);
    const { part } = await showing(
      {
        deviceType: 'Firefox 130 / Windows 11',
        lastLocation: { city: undefined, country: 'France' },
        lastActiveAt: ago(50 * hour),
      },
      {
        deviceType: 'Chrome 125 / macOS 15.0',
        lastLocation: { city: 'Paris', country: 'France' },
        lastActiveAt: ago(hour),
        isCurrentSession: true,
      },
      {
        deviceType: 'unknown',
        lastLocation: { city: 'unknown', country: 'unknown' },
        lastActiveAt: ago(-hour),
      },
      { deviceType: 'Safari 18 / unknown', lastActiveAt: new Date(2025, 10, 3) },
      { deviceType: undefined },
    );
    expect(rows(part)).to.deep.equal([
      'Chrome on macOS This device Paris, France · Active now',
      'Unknown device Active 1 minute ago',
      'Firefox on Windows France · Active 2 days ago',
      'Safari Active Nov 3, 2025',
      'Unknown device',
    ]);
    expect(buttons('Sign out', inside(part))).to.have.length(4);
    await expect(part).to.be.accessible();
  });

  it('shows a session on the hosted pages by the one that came through it', async () => {
    const { part } = await showing(
      { deviceType: 'Chrome 1 / Linux', originSessionId: 'sso1', isCurrentSession: true },
      { sessionId: 'sso1', sessionType: 'SSO', deviceType: 'Edge 1 / Linux' },
      { sessionId: 'sso2', sessionType: 'SSO', deviceType: 'Opera 1 / Linux' },
    );
    expect(rows(part)).to.deep.equal(['Chrome on Linux This device Active now', 'Opera on Linux']);
  });

  it('signs out elsewhere, says so, and gives the focus to the next row', async () => {
    const { page, part, others } = await signedIn(2);
    expect(rows(part)).to.have.length(3);
    const [first] = buttons('Sign out', inside(part));
    first?.focus();
    first?.click();
    await answered(part);
    expect(rows(part)).to.have.length(2);
    expect(status(part)).to.equal('Signed out there.');
    await until(() => focused() === button('Sign out', inside(part)), 'the focus at the next row');
    const [earlier, later] = others;
    expect(later && (await isLive(later))).to.be.false;
    expect(earlier && (await isLive(earlier))).to.be.true;
    await expect(part).to.be.accessible();
    button('Sign out', inside(part)).focus();
    button('Sign out', inside(part)).click();
    await answered(part);
    expect(buttons(elsewhere, inside(part))).to.have.length(0);
    await until(() => text(focused()) === 'Where you’re signed in', 'the focus at the heading');
    expect(await page.auth.listUserSessions()).to.have.length(1);
  });

  it('signs out everywhere else by the keyboard', async () => {
    const { page, part } = await signedIn(2);
    await pressByKey(elsewhere);
    await answered(part);
    expect(rows(part)).to.have.length(1);
    expect(status(part)).to.equal('You’re signed out everywhere else.');
    expect(await page.auth.listUserSessions()).to.have.length(1);
  });

  it('takes a session that has ended meanwhile as signed out', async () => {
    const { part, others } = await signedIn(1);
    await others[0]?.signOut();
    button('Sign out', inside(part)).click();
    await answered(part);
    expect(alertText(inside(part))).to.equal('');
    expect(rows(part)).to.have.length(1);
  });

  it('sends once when the button is pressed twice, and can be tried again after a failure', async () => {
    const { page, part } = await signedIn(1);
    page.cognito.faults.add({ operation: 'RevokeUserSession', drop: true, times: 1 });
    const press = button('Sign out', inside(part));
    press.click();
    press.click();
    button(elsewhere, inside(part)).click();
    await answered(part);
    expect(page.calls.filter((call) => call === 'RevokeUserSession')).to.have.length(1);
    expect(alertText(inside(part))).to.include('We can’t reach the server.');
    expect(rows(part)).to.have.length(2);
    button('Sign out', inside(part)).click();
    await answered(part);
    expect(alertText(inside(part))).to.equal('');
    expect(rows(part)).to.have.length(1);
  });

  it('says that the user pool refuses to sign out elsewhere, and keeps the rows', async () => {
    const { page, part } = await signedIn(1);
    page.cognito.faults.add({
      operation: 'RevokeOtherUserSessions',
      error: 'FeatureUnavailableInTierException',
    });
    page.cognito.faults.add({ operation: 'RevokeUserSession', error: 'FeatureUnavailableInTierException' });
    button(elsewhere, inside(part)).click();
    await until(() => alertText(inside(part)), 'the message');
    expect(alertText(inside(part))).to.equal(
      'Something isn’t set up right on our side. Trying again won’t help.',
    );
    expect(part.available).to.be.true;
    expect(rows(part)).to.have.length(2);
  });

  it('does not show a session that was ended while the service still lists it', async () => {
    const { page, part } = await signedIn(1);
    const sessions = await page.auth.listUserSessions();
    Object.assign(page.auth, { listUserSessions: () => Promise.resolve(sessions) });
    button('Sign out', inside(part)).click();
    await answered(part);
    expect(rows(part)).to.have.length(1);
  });

  it('is hidden where the user pool does not track sessions', async () => {
    const page = createPage();
    await addUser(page);
    const part = document.createElement('auth-sessions');
    const element = await mount(page, {}, part);
    await signIn(element, 'ada', password);
    await until(() => page.calls.includes('ListUserSessions') && !part.available, 'hidden');
    expect(text(part.shadowRoot)).to.equal('');
  });

  it('says what would be there while the service lists no session yet', async () => {
    const page = createPage({ sessionTracking: { maxPerUser: 9 } });
    await addUser(page);
    Object.assign(page.auth, { listUserSessions: () => Promise.resolve([]) });
    const part = document.createElement('auth-sessions');
    const element = await mount(page, {}, part);
    await signIn(element, 'ada', password);
    await until(
      () => text(part.shadowRoot).includes('Devices where you’re signed in are shown here.'),
      'the line',
    );
  });

  it('leaves with the user whose session was ended elsewhere', async () => {
    const { element, part, others } = await signedIn(1);
    await others[0]?.revokeOtherUserSessions();
    button('Sign out', inside(part)).click();
    await inState(element, 'signIn');
    expect(part.available).to.be.false;
    expect(text(part.shadowRoot)).to.equal('');
  });

  it('shows nothing of the last user while the next one’s sessions are read', async () => {
    const { page, element, part } = await signedIn(2);
    await addUser({ ...page, auth: page.open({ storage: new TestStorage() }) }, 'bob', {
      email: 'bob@example.com',
    });
    await page.auth.signOut();
    await inState(element, 'signIn');
    await signIn(element, 'bob', password);
    await until(() => rows(part).length === 1, 'one row');
  });

  it('follows a change in another part or tab', async () => {
    const { page, part } = await signedIn(1);
    const other = document.createElement('auth-sessions');
    other.auth = page.auth;
    place().append(other);
    await until(() => rows(other).length === 2, 'both rows');
    button(elsewhere, inside(part)).click();
    await until(() => rows(other).length === 1, 'the other one follows');
  });

  it('speaks Arabic, from right to left', async () => {
    const { part } = await signedIn(1);
    await setLanguage('ar');
    await part.updateComplete;
    expect(part.shadowRoot?.querySelector('section')?.dir).to.equal('rtl');
    expect(rows(part)[0]).to.include('هذا الجهاز');
    await expect(part).to.be.accessible();
    await setLanguage('en');
  });
});
