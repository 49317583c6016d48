// A command for browser tests: virtual authenticators of Chromium, through the Chrome DevTools Protocol.

const defaults = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
};

/**
 * The command `webauthn` of `executeServerCommand`; test/browser/support/virtual-authenticator.ts calls it. Each page
 * has one authenticator at most.
 * @returns {import('@web/test-runner').TestRunnerPlugin<any>}
 */
export function webauthnPlugin() {
  /** Session of a page → its authenticator. */
  const authenticators = new Map();

  const remove = async (id) => {
    const open = authenticators.get(id);
    authenticators.delete(id);
    // The page may have been closed.
    await open?.cdp.detach().catch(() => undefined);
  };

  const actions = {
    async add({ settings }, session) {
      await remove(session.id);
      const page = /** @type {any} */ (session.browser).getPage(session.id);
      const cdp = await page.createCDPSession();
      await cdp.send('WebAuthn.enable', { enableUI: false });
      const options = { ...defaults, ...settings };
      const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options });
      authenticators.set(session.id, { cdp, authenticatorId });
    },
    remove: (_, session) => remove(session.id),
    'set-user-verified': ({ isUserVerified }, session) =>
      send(session, 'WebAuthn.setUserVerified', { isUserVerified }),
    'set-automatic-presence': ({ enabled }, session) =>
      send(session, 'WebAuthn.setAutomaticPresenceSimulation', { enabled }),
    credentials: async (_, session) => (await send(session, 'WebAuthn.getCredentials')).credentials,
    'clear-credentials': (_, session) => send(session, 'WebAuthn.clearCredentials'),
  };

  function send(session, method, parameters = {}) {
    const open = authenticators.get(session.id);
    if (!open) throw new Error('Add a virtual authenticator first.');
    return open.cdp.send(method, { authenticatorId: open.authenticatorId, ...parameters });
  }

  return {
    name: 'webauthn',
    async executeCommand({ command, payload, session }) {
      if (command !== 'webauthn') return undefined;
      if (session.browser.type !== 'puppeteer') throw new Error('Only Chromium has virtual authenticators.');
      // A command without a result would count as unknown.
      return (await actions[payload.action](payload, session)) ?? true;
    },
  };
}
