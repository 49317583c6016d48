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
  password,
  place,
  signIn,
  until,
} from '../../../test/browser/support/page.js';
import type { RememberedDevice } from '../../auth/types.js';
import type { PoolOptions } from '../../local-cognito/index.js';
import { setLanguage } from '../../localization/index.js';

/** ada is signed in here, and was in other browsers. */
async function signedIn(others = 1, pool: Partial<PoolOptions> = { deviceTracking: 'ALWAYS' }) {
  const page = createPage(pool);
  await addUser(page);
  for (let count = 0; count < others; count += 1)
    await page.open({ storage: new TestStorage() }).signIn('ada', password);
  return mountPart(page, 'auth-devices');
}

describe('auth-devices', () => {
  it('shows the name of each device and when it was last used, this one first', async () => {
    const page = createPage({ deviceTracking: 'ALWAYS' });
    await addUser(page);
    const device = (id: string, name: string | undefined, day?: number): RememberedDevice => ({
      id: `us-east-1_${id}`,
      name,
      lastAuthenticatedDate: day === undefined ? undefined : new Date(2026, 10, day),
      createDate: undefined,
      lastModifiedDate: undefined,
      attributes: {},
      isCurrent: id === '4',
    });
    const devices = [
      device('1', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0', 3),
      device('2', 'Kitchen', 4),
      device('3', undefined),
      device('4', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Chrome/125.0.0.0 Safari/537.36', 2),
    ];
    Object.assign(page.auth, { fetchDevices: () => Promise.resolve(devices) });
    const { part } = await mountPart(page, 'auth-devices');
    expect(rows(part)).to.deep.equal([
      'Chrome on macOS This device Last used Nov 2, 2026',
      'Kitchen Last used Nov 4, 2026',
      'Firefox on Windows Last used Nov 3, 2026',
      'Unknown device',
    ]);
    await expect(part).to.be.accessible();
  });

  it('forgets a device by the keyboard, says so, and gives the focus to the next row', async () => {
    const { page, part } = await signedIn(2);
    expect(rows(part)).to.have.length(3);
    expect(rows(part)[0]).to.include('This device');
    await pressByKey('Forget');
    await answered(part);
    await until(() => status(part) === 'The device is forgotten.', 'the notice');
    expect(rows(part)).to.have.length(2);
    expect((await page.auth.fetchDevices()).some(({ isCurrent }) => isCurrent)).to.be.false;
    await until(() => focused() === button('Forget', inside(part)), 'the focus at the next row');
    await expect(part).to.be.accessible();
  });

  it('says what would be there when there is none, and stands at the heading', async () => {
    const { part } = await signedIn(0);
    button('Forget', inside(part)).focus();
    button('Forget', inside(part)).click();
    await until(() => text(part.shadowRoot).includes('Devices that you sign in on'), 'the line');
    await until(() => text(focused()) === 'Remembered devices', 'the focus at the heading');
    await expect(part).to.be.accessible();
  });

  it('takes a device that is forgotten meanwhile as forgotten', async () => {
    const { page, part } = await signedIn(1);
    const other = (await page.auth.fetchDevices()).find(({ isCurrent }) => !isCurrent);
    if (other) await page.auth.forgetDevice({ device: other });
    buttons('Forget', inside(part))[1]?.click();
    await answered(part);
    expect(alertText(inside(part))).to.equal('');
    expect(rows(part)).to.have.length(1);
  });

  it('sends once when the button is pressed twice, and can be tried again', async () => {
    const { page, part } = await signedIn(1);
    page.cognito.faults.add({ operation: 'ForgetDevice', drop: true, times: 1 });
    const press = button('Forget', inside(part));
    press.click();
    press.click();
    buttons('Forget', inside(part))[1]?.click();
    await answered(part);
    expect(page.calls.filter((call) => call === 'ForgetDevice')).to.have.length(1);
    expect(alertText(inside(part))).to.include('We can’t reach the server.');
    expect(rows(part)).to.have.length(2);
    button('Forget', inside(part)).click();
    await answered(part);
    expect(rows(part)).to.have.length(1);
  });

  it('is hidden where the user pool does not remember devices', async () => {
    const page = createPage();
    await addUser(page);
    const part = document.createElement('auth-devices');
    const element = await mount(page, {}, part);
    await signIn(element, 'ada', password);
    await until(() => page.calls.includes('ListDevices') && !part.available, 'hidden');
    expect(text(part.shadowRoot)).to.equal('');
  });

  it('is empty for the next user', async () => {
    const { element, part } = await signedIn(1);
    element.signOut();
    await inState(element, 'signIn');
    expect(part.available).to.be.false;
    expect(text(part.shadowRoot)).to.equal('');
  });

  it('follows a change in another part or tab', async () => {
    const { page, part } = await signedIn(1);
    const other = document.createElement('auth-devices');
    other.auth = page.auth;
    place().append(other);
    await until(() => rows(other).length === 2, 'both rows');
    button('Forget', inside(part)).click();
    await until(() => rows(other).length === 1, 'the other one follows');
  });

  it('speaks Arabic, from right to left', async () => {
    const { part } = await signedIn(1);
    await setLanguage('ar');
    await part.updateComplete;
    expect(part.shadowRoot?.querySelector('section')?.dir).to.equal('rtl');
    await expect(part).to.be.accessible();
    await setLanguage('en');
  });
});
