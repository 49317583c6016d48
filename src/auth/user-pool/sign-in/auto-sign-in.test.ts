import { expect } from '@open-wc/testing';

import {
  addUser,
  clientId,
  createWorld,
  email,
  password,
  rejection,
  until,
  type World,
} from '../../../../test/auth/fixtures.js';

const params = { username: 'ada', password, attributes: { email }, autoSignIn: true };

/** A browser in which grace has an account, whose session has to be refreshed at each use, and ada signs up. */
async function signUp(isSignedIn: boolean): Promise<World & { other: ReturnType<World['open']> }> {
  const tokenValidity = { accessToken: 0, idToken: 0, refreshToken: 86_400 };
  const world = createWorld({ clients: [{ id: clientId, tokenValidity }] });
  await addUser(world, 'grace', { email: 'grace@example.com' });
  const other = world.open();
  if (isSignedIn) {
    await other.signIn('grace', password);
    await until(() => world.events.some(({ event }) => event === 'signIn'));
  }
  world.events.length = 0;
  await world.auth.signUp(params);
  return { ...world, other };
}

/** Nothing is left to sign ada in with, also once her account is confirmed. */
async function isForgotten({ auth, cognito, calls }: World): Promise<void> {
  await cognito.pools.values().next().value?.admin.confirmSignUp('ada');
  const before = calls.length;
  expect((await auth.autoSignIn('ada')) === undefined).to.be.true;
  expect(calls.slice(before)).not.to.include('InitiateAuth');
}

const heard = ({ events }: World, name: string): Promise<void> =>
  until(() => events.some(({ event, fromOtherTab }) => event === name && fromOtherTab === true));

describe('the password that waits for the confirmation of an account is forgotten', () => {
  it('when another user signs in elsewhere', async () => {
    const world = await signUp(false);
    await world.other.signIn('grace', password);
    await heard(world, 'signIn');
    await isForgotten(world);
  });

  it('when a session ends elsewhere', async () => {
    const world = await signUp(true);
    await world.other.signOut();
    await heard(world, 'signOut');
    await isForgotten(world);
  });

  it('when another user signs in here', async () => {
    const world = await signUp(false);
    await world.auth.signIn('grace', password);
    await isForgotten(world);
  });

  it('when the session that is stored here turns out to be over', async () => {
    const world = await signUp(true);
    await world.cognito.pools.values().next().value?.admin.disableUser('grace');
    expect((await rejection(world.auth.currentSession())).code).to.equal('NotSignedIn');
    await isForgotten(world);
  });

  it('when the page takes another pool into use', async () => {
    const world = await signUp(false);
    const config = world.auth.configure();
    world.auth.configure({ ...config, userPoolWebClientId: 'another' });
    world.auth.configure({ ...config });
    await isForgotten(world);
  });

  it('after a failure that another sign-in has overtaken', async () => {
    const world = await signUp(false);
    const answer = world.holdAnswer('InitiateAuth');
    const running = rejection(world.auth.autoSignIn('ada'));
    await answer.reached;
    await world.auth.signIn('grace', password);
    answer.release();
    await running;
    await isForgotten(world);
  });

  it('but not by its own sign-in, which those who ask later join', async () => {
    const world = await signUp(true);
    await world.auth.confirmSignUp('ada', world.code());
    const first = await world.auth.autoSignIn('ada');
    expect(first?.getUsername()).to.equal('ada');
    expect((await world.auth.autoSignIn('ada')) === first).to.be.true;
    await world.other.signOut();
    await heard(world, 'signOut');
    expect((await world.auth.autoSignIn('ada')) === undefined).to.be.true;
  });
});
