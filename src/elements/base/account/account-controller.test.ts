import { expect } from '@open-wc/testing';
import { LitElement } from 'lit';

import { place, until } from '../../../../test/browser/support/page.js';
import type { AuthApi } from '../../../auth/api.js';
import type { CognitoUser } from '../../../auth/types.js';
import { AccountController, type AccountOwner } from './account-controller.js';
import { AccountNews } from './account-news.js';

/** A read whose response the test gives. */
interface Read {
  answer(data: string): void;
}

class Host extends LitElement {
  user = 'ada';
  readonly reads: Read[] = [];
  readonly #auth = {} as AuthApi;
  readonly account = new AccountController<string>(this, {
    owner: (): AccountOwner => ({
      auth: this.#auth,
      user: { getUsername: () => this.user, username: this.user } as unknown as CognitoUser,
    }),
    read: () => new Promise((answer) => this.reads.push({ answer })),
    follows: () => ['devices'],
    onOtherUser: () => undefined,
    onError: () => undefined,
  });
}
customElements.define('account-controller-host', Host);

async function mounted(): Promise<Host> {
  const host = new Host();
  place().append(host);
  await until(() => host.reads.length === 1, 'the first read');
  return host;
}

/** Tells the host of a change, as another part does. */
async function publish(change: 'devices' | 'mfa'): Promise<void> {
  const news = new AccountNews(() => undefined);
  news.open();
  news.publish('ada', change);
  // The host has the news once a channel that listens since before has it.
  await new Promise((resolve) => setTimeout(resolve, 50));
  news.close();
}

describe('AccountController', () => {
  it('reads again after a change that came while it was reading', async () => {
    const host = await mounted();
    await publish('devices');
    host.reads[0]?.answer('before');
    await until(() => host.reads.length === 2, 'the second read');
    host.reads[1]?.answer('after');
    await until(() => host.account.data === 'after', 'the data after the change');
    expect(host.reads).to.have.length(2);
  });

  it('reads again after a change that came while an action without a change was running', async () => {
    const host = await mounted();
    host.reads[0]?.answer('before');
    await until(() => host.account.status === 'ready', 'ready');
    let finish = (): void => undefined;
    const running = host.account.run({ name: 'send' }, () => new Promise<void>((done) => (finish = done)));
    await publish('devices');
    await publish('mfa');
    expect(host.reads).to.have.length(1);
    finish();
    expect(await running).to.equal(true);
    await until(() => host.reads.length === 2, 'the second read');
  });

  it('tells an action that another user is signed in', async () => {
    const host = await mounted();
    host.reads[0]?.answer('of ada');
    await until(() => host.account.status === 'ready', 'ready');
    let finish = (): void => undefined;
    let wasCurrent: boolean | undefined;
    const running = host.account.run({ name: 'send' }, async (_owner, isCurrent) => {
      expect(isCurrent()).to.equal(true);
      await new Promise<void>((done) => (finish = done));
      wasCurrent = isCurrent();
    });
    host.user = 'grace';
    host.requestUpdate();
    await host.updateComplete;
    finish();
    expect(await running).to.equal(false);
    expect(wasCurrent).to.equal(false);
  });
});
