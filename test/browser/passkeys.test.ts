import { expect } from '@open-wc/testing';

import { createLocalCognito, type LocalCognito } from '../../src/local-cognito/index.js';
import {
  type CreationOptions,
  type RequestOptions,
  SoftwareAuthenticator,
} from '../conformance/software-authenticator.js';
import { button, buttons } from './support/find.js';
import { addUser, createPage, inState, mount, password, signIn, type, until } from './support/page.js';
import { loadVerification } from './support/software-passkeys.js';
import {
  addVirtualAuthenticator,
  clearVirtualCredentials,
  hasVirtualAuthenticators,
  removeVirtualAuthenticator,
  setAutomaticPresence,
  setUserVerified,
  virtualCredentials,
} from './support/virtual-authenticator.js';

const poolId = 'us-east-1_Passkeys';
const clientId = 'browserclient';

type Answer = Record<string, unknown>;
type Parameters = Record<string, string>;

/** A local Cognito in this page, called over its wire protocol only. */
class Service {
  readonly cognito: LocalCognito = createLocalCognito({
    pools: [
      {
        id: poolId,
        clients: [{ id: clientId }],
        firstFactors: ['PASSWORD', 'WEB_AUTHN'],
        passkeys: {
          relyingPartyId: location.hostname,
          factorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION',
        },
      },
    ],
  });

  async call(operation: string, input: object): Promise<Answer> {
    const headers = { 'X-Amz-Target': `AWSCognitoIdentityProviderService.${operation}` };
    const init = { method: 'POST', headers, body: JSON.stringify(input) };
    const response = await this.cognito.fetch(new Request('https://cognito.invalid/', init));
    const answer = (await response.json()) as Answer;
    if (!response.ok) throw Object.assign(new Error(String(answer['message'])), { name: answer['__type'] });
    return answer;
  }

  initiate(AuthFlow: string, AuthParameters: Parameters): Promise<Answer> {
    return this.call('InitiateAuth', { AuthFlow, ClientId: clientId, AuthParameters });
  }

  respond(ChallengeName: string, ChallengeResponses: Parameters, Session: unknown): Promise<Answer> {
    return this.call('RespondToAuthChallenge', {
      ...{ ClientId: clientId, ChallengeName, ChallengeResponses, Session },
    });
  }

  /** Makes a user and returns an access token. */
  async addUser(username = 'maria'): Promise<string> {
    const { admin } = this.cognito.pools.get(poolId) ?? expect.fail();
    await admin.createUser({ username, attributes: { email: `${username}@example.com` }, suppress: true });
    await admin.setUserPassword(username, password);
    return accessTokenOf(
      await this.initiate('USER_PASSWORD_AUTH', { USERNAME: username, PASSWORD: password }),
    );
  }

  async register(AccessToken: string): Promise<void> {
    const started = await this.call('StartWebAuthnRegistration', { AccessToken });
    const options = started['CredentialCreationOptions'] as PublicKeyCredentialCreationOptionsJSON;
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
    const credential = await navigator.credentials.create({ publicKey });
    await this.call('CompleteWebAuthnRegistration', { AccessToken, Credential: jsonOf(credential) });
  }

  /** Begins a sign-in by passkey; returns the options of the challenge. */
  async begin(USERNAME: string): Promise<{ options: unknown; Session: unknown }> {
    const parameters = { USERNAME, PREFERRED_CHALLENGE: 'WEB_AUTHN' };
    const { ChallengeName, ChallengeParameters, Session } = await this.initiate('USER_AUTH', parameters);
    expect(ChallengeName).to.equal('WEB_AUTHN');
    const { CREDENTIAL_REQUEST_OPTIONS = '' } = ChallengeParameters as Parameters;
    return { options: JSON.parse(CREDENTIAL_REQUEST_OPTIONS), Session };
  }

  /** Begins a sign-in by passkey and asks the authenticator; the answer is not sent yet. */
  async ask(username = 'maria', signal?: AbortSignal): Promise<{ answer: () => Promise<Answer> }> {
    const { options, Session } = await this.begin(username);
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
      options as PublicKeyCredentialRequestOptionsJSON,
    );
    const credential = await navigator.credentials.get({ publicKey, ...(signal ? { signal } : {}) });
    const CREDENTIAL = JSON.stringify(jsonOf(credential));
    return { answer: () => this.respond('WEB_AUTHN', { USERNAME: username, CREDENTIAL }, Session) };
  }
}

function jsonOf(credential: Credential | null): object {
  if (!(credential instanceof PublicKeyCredential)) throw new Error('There is no credential.');
  return credential.toJSON() as object;
}

const accessTokenOf = (answer: Answer): string =>
  (answer['AuthenticationResult'] as Parameters | undefined)?.['AccessToken'] ?? expect.fail();

async function refusal(running: Promise<unknown>): Promise<string> {
  try {
    await running;
  } catch (error) {
    return (error as Error).name;
  }
  return expect.fail('let through');
}

before(loadVerification);

describe('the local Cognito in this browser', () => {
  it('verifies the passkey of a software authenticator', async () => {
    const service = new Service();
    const device = new SoftwareAuthenticator({ origin: location.origin });
    const AccessToken = await service.addUser();
    const started = await service.call('StartWebAuthnRegistration', { AccessToken });
    const Credential = await device.create(started['CredentialCreationOptions'] as CreationOptions);
    await service.call('CompleteWebAuthnRegistration', { AccessToken, Credential });
    const { options, Session } = await service.begin('maria');
    const CREDENTIAL = JSON.stringify(await device.get(options as RequestOptions));
    accessTokenOf(await service.respond('WEB_AUTHN', { USERNAME: 'maria', CREDENTIAL }, Session));
  });
});

describe('a passkey of this browser and the local Cognito', () => {
  let service: Service;

  before(function needsVirtualAuthenticators() {
    if (!hasVirtualAuthenticators()) this.skip();
  });

  beforeEach(async () => {
    await addVirtualAuthenticator();
    service = new Service();
  });

  afterEach(async () => {
    if (hasVirtualAuthenticators()) await removeVirtualAuthenticator();
  });

  it('is registered, listed, and signs in', async () => {
    const AccessToken = await service.addUser();
    await service.register(AccessToken);
    const [stored = expect.fail()] = await virtualCredentials();
    expect(stored.rpId).to.equal(location.hostname);
    const { Credentials } = await service.call('ListWebAuthnCredentials', { AccessToken });
    const [listed = {}] = Credentials as Answer[];
    expect(listed['RelyingPartyId']).to.equal(location.hostname);
    expect(listed['AuthenticatorAttachment']).to.equal('platform');
    expect(listed['AuthenticatorTransports']).to.include('internal');
    for (let round = 0; round < 2; round++) {
      const { answer } = await service.ask();
      const user = await service.call('GetUser', { AccessToken: accessTokenOf(await answer()) });
      expect(user['Username']).to.equal('maria');
    }
  });

  it('answers a challenge once', async () => {
    await service.register(await service.addUser());
    const { answer } = await service.ask();
    accessTokenOf(await answer());
    expect(await refusal(answer())).to.equal('NotAuthorizedException');
  });

  it('is registered once on the same authenticator', async () => {
    const AccessToken = await service.addUser();
    await service.register(AccessToken);
    expect(await refusal(service.register(AccessToken))).to.equal('InvalidStateError');
  });

  it('is of no use once it is deleted at the service', async () => {
    const AccessToken = await service.addUser();
    await service.register(AccessToken);
    const { answer } = await service.ask();
    const { Credentials } = await service.call('ListWebAuthnCredentials', { AccessToken });
    const [{ CredentialId } = {}] = Credentials as Answer[];
    await service.call('DeleteWebAuthnCredential', { AccessToken, CredentialId });
    expect(await refusal(answer())).to.equal('NotAuthorizedException');
    const asked = await service.initiate('USER_AUTH', { USERNAME: 'maria' });
    expect(asked['AvailableChallenges']).to.deep.equal(['PASSWORD', 'PASSWORD_SRP']);
  });

  it('is of no use once it is gone from the device', async () => {
    await service.register(await service.addUser());
    await clearVirtualCredentials();
    expect(await virtualCredentials()).to.deep.equal([]);
    expect(await refusal(service.ask())).to.equal('NotAllowedError');
  });

  it('can be asked for again after an open prompt was canceled', async () => {
    await service.register(await service.addUser());
    await setAutomaticPresence(false);
    const canceled = new AbortController();
    setTimeout(() => canceled.abort(), 500);
    expect(await refusal(service.ask('maria', canceled.signal))).to.equal('AbortError');
    await setAutomaticPresence(true);
    const { answer } = await service.ask();
    accessTokenOf(await answer());
  });

  it('does not sign in for a pool with another relying party', async () => {
    const AccessToken = await service.addUser();
    service.cognito.pools.get(poolId)?.update({ passkeys: { relyingPartyId: 'example.com' } });
    expect(await refusal(service.register(AccessToken))).to.equal('SecurityError');
  });

  it('is a roaming one on a security key', async () => {
    await addVirtualAuthenticator({ transport: 'usb' });
    const AccessToken = await service.addUser();
    await service.register(AccessToken);
    const { answer } = await service.ask();
    accessTokenOf(await answer());
    const { Credentials } = await service.call('ListWebAuthnCredentials', { AccessToken });
    const [listed = {}] = Credentials as Answer[];
    expect(listed['FriendlyCredentialName']).to.equal('Roaming passkey');
  });

  it('is both factors if the authenticator verifies the user', async () => {
    const AccessToken = await service.addUser();
    await service.register(AccessToken);
    const user = service.cognito.pools.get(poolId)?.users.find('maria') ?? expect.fail();
    user.totp.secret = 'JBSWY3DPEHPK3PXP';
    await service.call('SetUserMFAPreference', {
      AccessToken,
      SoftwareTokenMfaSettings: { Enabled: true },
      WebAuthnMfaSettings: { Enabled: true },
    });
    await setUserVerified(false);
    expect(await refusal(service.ask())).to.equal('NotAllowedError');
    await setUserVerified(true);
    const { answer } = await service.ask();
    accessTokenOf(await answer());
  });

  it('signs in by the elements, after the app has registered it', async () => {
    const page = createPage(
      { firstFactors: ['PASSWORD', 'WEB_AUTHN'], passkeys: { relyingPartyId: location.hostname } },
      { authenticationFlowType: 'USER_AUTH' },
    );
    await addUser(page);
    const element = await mount(page, { signInMethods: 'password passkey' });
    await signIn(element, 'ada', password);
    await page.auth.associateWebAuthnCredential();
    // An automatic presence would answer the offer in the autofill at once.
    await setAutomaticPresence(false);
    await page.auth.signOut();
    await inState(element, 'signIn');
    await until(() => buttons('Sign in with a passkey', element).length > 0, 'the button');
    // A prompt that stays open, then closed for another way, then answered.
    type('Email or username', 'ada', element);
    button('Sign in with a passkey', element).click();
    await inState(element, 'confirmSignIn');
    button('Use another way', element).click();
    await inState(element, 'selectChallenge');
    button('Back to sign in', element).click();
    await inState(element, 'signIn');
    await until(() => buttons('Sign in with a passkey', element).length > 0, 'the button');
    await setAutomaticPresence(true);
    button('Sign in with a passkey', element).click();
    await inState(element, 'signedIn');
    const { credentials } = await page.auth.listWebAuthnCredentials();
    expect(credentials.map(({ relyingPartyId }) => relyingPartyId)).to.deep.equal([location.hostname]);
  });
});
