import { expect } from '@open-wc/testing';

import { alertText, button, field, text } from '../../../test/browser/support/find.js';
import {
  addUser,
  createPage,
  email,
  inState,
  password,
  place,
  rendered,
  settled,
  signIn,
  type,
  until,
} from '../../../test/browser/support/page.js';
import { Auth, type AuthOptions, Hub } from '../../auth/index.js';
import type { AuthAuthenticator } from './authenticator.js';

// One after the other, on one page: its Auth is configured once.
const page = createPage();
const other = createPage();
const config = { ...page.auth.configure() } as AuthOptions;
const otherConfig = { ...other.auth.configure() } as AuthOptions;
const heard: string[] = [];
let stop: () => void;

async function mount(properties: Partial<AuthAuthenticator>): Promise<AuthAuthenticator> {
  const element = Object.assign(document.createElement('auth-authenticator'), properties);
  place().append(element);
  await settled(element);
  return element;
}

describe('one page', () => {
  before(async () => {
    await addUser(page);
    await addUser(other, 'bob');
    stop = Hub.listen('auth', ({ payload }) => heard.push(payload.event));
  });
  after(() => stop());
  beforeEach(() => void (heard.length = 0));

  it('has no Auth yet: the screen shows it until the app configures it', async () => {
    const element = await mount({});
    expect(element.auth === Auth).to.be.true;
    expect(alertText(element)).to.equal('Sign-in isn’t set up on this page yet.');
    type('Email or username', 'ada', element);
    expect(Auth.configure()).to.be.undefined;
  });

  it('has one Auth, which the first authenticator configures, and which dispatches to the Hub', async () => {
    const waiting = await mount({});
    const element = await mount({ config });
    expect(element.auth === Auth).to.be.true;
    await settled(waiting);
    expect(alertText(waiting)).to.equal('');
    await signIn(element, 'ada', password);
    await inState(waiting, 'signedIn');
    expect(heard).to.deep.equal(['configured', 'signIn']);
    const session = await Auth.currentSession();
    expect(session.getAccessToken().payload['username']).to.equal('ada');
  });

  it('has one session for all authenticators of one pool, and they sign out together', async () => {
    const [one, two] = [await mount({ config }), await mount({ config: { ...config } })];
    expect(two.auth === Auth).to.be.true;
    expect(two.authState).to.equal('signedIn');
    button('Sign out', two).click();
    await inState(one, 'signIn');
    expect(heard).to.deep.equal(['signOut']);
  });

  it('keeps two pools apart', async () => {
    const [one, two, three] = [
      await mount({ config }),
      await mount({ config: otherConfig }),
      await mount({ config: otherConfig }),
    ];
    expect(two.auth === Auth).to.be.false;
    expect(three.auth === two.auth).to.be.true;
    await signIn(two, 'bob', password);
    await inState(three, 'signedIn');
    expect(one.authState).to.equal('signIn');
    expect(heard).to.deep.equal([]);
    await two.auth?.signOut();
    await inState(two, 'signIn');
  });

  it('does not make another pool its Auth when that takes the place of the first', async () => {
    const element = await mount({ config });
    element.config = otherConfig;
    await element.updateComplete;
    await settled(element);
    expect(element.auth === Auth).to.be.false;
    await signIn(element, 'bob', password);
    expect(Auth.configure()?.storage === config.storage).to.be.true;
    await element.auth?.signOut();
    await inState(element, 'signIn');
    element.config = config;
    await element.updateComplete;
    await settled(element);
    expect(element.auth === Auth).to.be.true;
  });

  it('receives the Hub event that a session has ended, from Auth and from the page', async () => {
    const element = await mount({ config });
    for (const end of [
      async () => {
        await page.pagePool.admin.disableUser('ada');
        await Auth.currentAuthenticatedUser({ bypassCache: true }).catch(() => undefined);
        await page.pagePool.admin.enableUser('ada');
      },
      async () => {
        await Auth.currentSession();
        Hub.dispatch('auth', { event: 'tokenRefresh_failure' });
      },
    ]) {
      await signIn(element, 'ada', password);
      await end();
      await inState(element, 'signIn');
      expect(heard).to.deep.equal(['signIn', 'tokenRefresh_failure']);
      heard.length = 0;
    }
    await Auth.signOut();
  });

  it('uses the instance that it is given, which reads back, and its config again without it', async () => {
    const element = await mount({ auth: other.auth, config });
    expect(element.auth === other.auth).to.be.true;
    await signIn(element, 'bob', password);
    expect(heard).to.deep.equal([]);
    await other.auth.signOut();
    await inState(element, 'signIn');
    Object.assign(element, { auth: undefined });
    await element.updateComplete;
    await settled(element);
    expect(element.auth === Auth).to.be.true;
  });

  it('keeps a sandbox to itself', async () => {
    const element = await mount({ sandbox: true, config });
    expect(element.auth).to.exist;
    expect(element.auth === Auth).to.be.false;
    expect(heard).to.deep.equal([]);
  });

  it('shares what its parts say of the pool: the authenticators update', async () => {
    const element = await mount({ config });
    const before = type('Email or username', 'ada', element);
    Auth.configure({ ...config, passwordPolicy: { minLength: 14 } });
    await rendered(element);
    expect(element.auth === Auth).to.be.true;
    expect(field('Email or username', element) === before).to.be.true;
    element.transition('signUp');
    await inState(element, 'signUp');
    expect(text(element)).to.include('14');
  });

  it('belongs to the page: when that configures another pool, the authenticators keep theirs', async () => {
    const element = await mount({ config });
    type('Email or username', 'ada', element);
    type('Password', password, element);
    Auth.configure(otherConfig);
    await until(() => element.auth && element.auth !== Auth, 'another instance');
    await settled(element);
    expect(field('Email or username', element).value).to.equal('ada');
    button('Sign in', element).click();
    await inState(element, 'signedIn');
    expect(heard).to.deep.equal(['configured']);
    expect((await element.auth?.currentUserInfo())?.attributes['email']).to.equal(email);
    const second = await mount({ config: otherConfig });
    expect(second.auth === Auth).to.be.true;
    await element.auth?.signOut();
  });
});
