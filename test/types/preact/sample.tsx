import type {} from 'auth-elements/preact';

export const taken = (
  <auth-authenticator
    config={{ userPoolId: 'us-east-1_Example', userPoolWebClientId: 'example' }}
    hideDefault
    username-attributes="email"
    auto-sign-in="off"
    passkey-upgrade
    class="card"
    style={{ margin: 0 }}
    key="a"
    ref={(element) => void element?.transition('signUp')}
    onauth-state-change={({ detail }) => void detail.state}
    onauth-signed-in={({ detail }) => void detail.user.getUsername()}
    onauth-submit={({ detail }) => void detail.values}
  >
    <auth-field name="custom:team" label="Team" required display-order="2" />
    <auth-totp-setup slot="totp-setup" issuer="Acme">
      <p slot="footer">Help</p>
    </auth-totp-setup>
  </auth-authenticator>
);

export const refused = [
  // refused: Type 'string' is not assignable to type 'boolean'
  <auth-authenticator key={1} hideDefault="yes" />,
  // refused: Type '"no"' is not assignable to type '"o
  <auth-authenticator key={2} auto-sign-in="no" />,
  // refused: is not assignable to type 'boolean | ""'
  <auth-authenticator key={3} passkey-upgrade="yes" />,
  // refused: 'appname' does not exist
  <auth-authenticator key={4} appname="Acme" />,
  // refused: 'user' does not exist
  <auth-authenticator key={5} user={undefined} />,
  // refused: 'signOut' does not exist
  <auth-authenticator key={6} signOut={() => undefined} />,
  // refused: MouseEvent
  <auth-authenticator key={7} onauth-signed-in={(event: MouseEvent) => void event} />,
  // refused: 'usr' does not exist
  <auth-authenticator key={8} onauth-signed-in={({ detail }) => void detail.usr} />,
  // refused: 'auth-sign-inn' does not exist
  <auth-sign-inn key={9} />,
  // refused: Type 'number' is not assignable
  <auth-authenticator key={10} config={42} />,
];
