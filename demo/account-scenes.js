// The scenes of the account in screens.html: parts of the account of a signed-in user.
const email = 'maria@example.com';
const password = 'Correct7!horse';
const maria = { username: email, password, attributes: { email, name: 'Maria Oliveira' } };

/** Something in a part of the account: in its chrome, or in its form. */
const inPart = (stage, tag, selector) =>
  stage.until(() => {
    const part = stage.element.querySelector(tag);
    return part?.shadowRoot?.querySelector(selector) ?? part?.querySelector(selector);
  }, selector);

/** Signs maria in once more, as another browser does. */
const signInElsewhere = ({ cognito, pool }) =>
  cognito.fetch(
    new Request(location.origin, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
      },
      body: JSON.stringify({
        AuthFlow: 'USER_PASSWORD_AUTH',
        ClientId: pool.options.clients[0].id,
        AuthParameters: { USERNAME: email, PASSWORD: password },
      }),
    }),
  );

/** Shows a part; `before` prepares its data, `shows` is what it has, and `play` goes on from there. */
const part = (id, title, tag, { before, shows = '.auth-row', play, ...scene } = {}) => ({
  id: `account-${id}`,
  title,
  isWide: true,
  people: [maria],
  attributes: { hide: 'greetings' },
  children: () => [document.createElement(tag)],
  async play(stage) {
    await before?.(stage);
    await stage.send({ username: email, password });
    await stage.reach('signedIn');
    await inPart(stage, tag, shows);
    await play?.(stage, (selector) => inPart(stage, tag, selector));
  },
  ...scene,
});

const relyingPartyId = location.hostname;
const withPasskeys = {
  pool: { firstFactors: ['PASSWORD', 'WEB_AUTHN'], passkeys: { relyingPartyId } },
};

/** Stores the passkeys that maria has, registered at noon on these days. */
function addPasskeys(stage) {
  const passkey = (id, attachment, transports, ...day) => ({
    id,
    publicKey: new Uint8Array(),
    relyingPartyId,
    attachment,
    transports,
    created: Date.UTC(...day, 12),
    counter: 0,
  });
  const { passkeys } = stage.pool.users.find(email);
  for (const each of [
    passkey('aaaa', 'platform', ['internal'], 2026, 0, 5),
    passkey('bbbb', 'cross-platform', ['usb', 'nfc'], 2026, 2, 18),
    passkey('cccc', 'cross-platform', ['hybrid'], 2026, 4, 30),
  ])
    passkeys.set(each.id, each);
}

/** What is known of maria besides her name. */
const details = {
  people: [
    {
      ...maria,
      attributes: {
        ...maria.attributes,
        nickname: 'Mari',
        birthdate: '1990-05-17',
        website: 'https://maria.example.com',
        locale: 'pt-BR',
        zoneinfo: 'America/Sao_Paulo',
      },
    },
  ],
};

const withFactors = {
  pool: { mfa: 'OPTIONAL', mfaTypes: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA', 'EMAIL_OTP'] },
  config: { mfa: { configuration: 'OPTIONAL', types: ['TOTP', 'SMS', 'EMAIL'] } },
};

/** Turns on an app, the default, and text messages: after the sign-in, which would ask for a code. */
async function turnOnFactors(stage) {
  const user = stage.pool.users.find(email);
  user.totp.secret = 'JBSWY3DPEHPK3PXP';
  user.attributes.set('phone_number', '+442079460000').set('phone_number_verified', 'true');
  user.factors.add('SOFTWARE_TOKEN_MFA').add('SMS_MFA');
  user.preferredFactor = 'SOFTWARE_TOKEN_MFA';
  stage.element.querySelector('auth-mfa').replaceWith(document.createElement('auth-mfa'));
  await inPart(stage, 'auth-mfa', '.auth-badge');
}

/** The scenes of the account. */
export const accountScenes = [
  part('profile', 'Account: the profile', 'auth-profile', details),
  part('profile-form', 'Account: the profile is edited', 'auth-profile', {
    ...details,
    async play(_, see) {
      (await see('button')).click();
      await see('[name=nickname]');
    },
  }),
  part('profile-refused', 'Account: a detail is not accepted', 'auth-profile', {
    ...details,
    async play({ cognito }, see) {
      cognito.faults.add({
        operation: 'UpdateUserAttributes',
        error: {
          code: 'InvalidParameterException',
          message:
            'Attributes did not conform to the schema: nickname: String must be no longer than 20 characters',
        },
      });
      (await see('button')).click();
      const nickname = await see('[name=nickname]');
      nickname.value = 'Maria';
      nickname.dispatchEvent(new InputEvent('input', { bubbles: true }));
      (await see('[type=submit]')).click();
      await see('[aria-invalid=true]');
    },
  }),
  part('profile-external', 'Account: the profile of an identity provider', 'auth-profile', {
    pool: { usernameAttributes: [], aliasAttributes: ['email'] },
    people: [{ ...details.people[0], username: 'Google_1085' }],
    before({ pool }) {
      const user = pool.users.find('Google_1085');
      user.attributes.set('email_verified', 'true');
      user.attributes.set('identities', JSON.stringify([{ providerName: 'Google', userId: '1085' }]));
    },
    shows: '.auth-section-lead',
  }),
  part('password', 'Account: the password', 'auth-change-password'),
  part('password-form', 'Account: the password is changed', 'auth-change-password', {
    async play(_, see) {
      (await see('button')).click();
      await see('[name=currentPassword]');
    },
  }),
  part('sessions', 'Account: where the user is signed in', 'auth-sessions', {
    pool: { sessionTracking: { maxPerUser: 20 } },
    async before(stage) {
      await signInElsewhere(stage);
      await signInElsewhere(stage);
    },
  }),
  part('devices', 'Account: remembered devices', 'auth-devices', {
    pool: { deviceTracking: 'ALWAYS' },
    config: { authenticationFlowType: 'USER_SRP_AUTH' },
  }),
  part('contact', 'Account: email and phone', 'auth-contact'),
  part('contact-change', 'Account: the email changes', 'auth-contact', {
    async play(_, see) {
      (await see('[data-row=email] button')).click();
      await see('[name=email]');
    },
  }),
  part('contact-code', 'Account: the code for a new phone number', 'auth-contact', {
    pool: { autoVerifiedAttributes: ['email', 'phone_number'] },
    async play(_, see) {
      (await see('[data-row=phone_number] button')).click();
      const number = await see('[name=phone_number]');
      number.value = '+442079460000';
      number.dispatchEvent(new InputEvent('input', { bubbles: true }));
      (await see('[type=submit]')).click();
      await see('[name=code]');
    },
  }),
  part('contact-pending', 'Account: the old email stays until the new one is verified', 'auth-contact', {
    pool: { attributesRequireVerificationBeforeUpdate: ['email'] },
    async play(_, see) {
      (await see('[data-row=email] button')).click();
      const address = await see('[name=email]');
      address.value = 'maria.oliveira@example.org';
      address.dispatchEvent(new InputEvent('input', { bubbles: true }));
      (await see('[type=submit]')).click();
      await see('[name=code]');
      (await see('.auth-button-secondary')).click();
      await see('.auth-badge-long');
    },
  }),
  part('contact-remove', 'Account: a phone number is removed', 'auth-contact', {
    people: [{ ...maria, attributes: { ...maria.attributes, phone_number: '+442079460000' } }],
    async play(_, see) {
      (await see('[data-row=phone_number] .auth-row-actions button:last-child')).click();
      await see('.auth-row-buttons-danger');
    },
  }),
  part('mfa', 'Account: two-step sign-in', 'auth-mfa', withFactors),
  part('mfa-on', 'Account: second steps are on', 'auth-mfa', {
    ...withFactors,
    play: turnOnFactors,
  }),
  part('mfa-app', 'Account: an authenticator app is set up', 'auth-mfa', {
    ...withFactors,
    async play(_, see) {
      (await see('[data-row=SOFTWARE_TOKEN_MFA] button')).click();
      await see('.auth-qr:not(.auth-qr-pending)');
    },
  }),
  part('mfa-email', 'Account: codes by email are turned on', 'auth-mfa', {
    ...withFactors,
    async play(_, see) {
      (await see('[data-row=EMAIL_OTP] button')).click();
      await see('[type=submit]');
    },
  }),
  part('mfa-phone', 'Account: the phone number for text messages', 'auth-mfa', {
    ...withFactors,
    async play(_, see) {
      (await see('[data-row=SMS_MFA] button')).click();
      await see('[name=phone_number]');
    },
  }),
  part('mfa-off', 'Account: a second step is turned off', 'auth-mfa', {
    ...withFactors,
    async play(stage, see) {
      await turnOnFactors(stage);
      (await see('[data-row=SOFTWARE_TOKEN_MFA] .auth-row-actions button:last-child')).click();
      await see('.auth-row-buttons-danger');
    },
  }),
  part('passkeys', 'Account: passkeys', 'auth-passkeys', { ...withPasskeys, before: addPasskeys }),
  part('passkeys-remove', 'Account: a passkey is removed', 'auth-passkeys', {
    ...withPasskeys,
    before: addPasskeys,
    async play(_, see) {
      (await see('.auth-row button')).click();
      await see('[type=submit]');
    },
  }),
  part('passkeys-none', 'Account: no passkey yet', 'auth-passkeys', {
    ...withPasskeys,
    shows: '.auth-reasons',
  }),
  part('connected', 'Account: connected accounts', 'auth-connected', {
    before({ pool }) {
      pool.users.find(email)?.attributes.set(
        'identities',
        JSON.stringify([
          { providerName: 'Google', userId: '108547239812345678901' },
          { providerName: 'LoginWithAmazon', userId: 'amzn1.account.AFZ3' },
        ]),
      );
    },
  }),
  part('delete', 'Account: it can be deleted', 'auth-delete-account'),
  part('delete-form', 'Account: it is deleted', 'auth-delete-account', {
    async play(_, see) {
      (await see('button')).click();
      await see('[name=confirmation]');
    },
  }),
];

/** Shows an element of the account that is not a part. */
const whole = (id, title, tag, play) => ({ ...part(id, title, tag), play });

/** The scenes of the whole account. The menu is last: it closes when another scene takes the focus. */
export const accountPageScenes = [
  whole('all', 'The account', 'auth-account', async (stage) => {
    await stage.send({ username: email, password });
    await stage.reach('signedIn');
    await stage.until(
      () => stage.element.querySelector('auth-change-password')?.shadowRoot?.querySelector('.auth-row'),
      'the password',
    );
  }),
  whole('user-button', 'The menu of the user button', 'auth-user-button', async (stage) => {
    await stage.send({ username: email, password });
    await stage.reach('signedIn');
    (await inPart(stage, 'auth-user-button', 'button')).click();
    stage.element.style.minBlockSize = '260px';
  }),
];
