import type {} from 'auth-elements/solid';

export const taken = (
  <auth-authenticator
    config={{ userPoolId: 'us-east-1_Example', userPoolWebClientId: 'example' }}
    prop:hideDefault={true}
    attr:app-name="Acme"
    bool:passkey-upgrade={true}
    username-attributes="email"
    auto-sign-in="off"
    class="card"
    ref={(element) => void element.transition('signUp')}
    on:auth-state-change={({ detail }) => void detail.state}
    on:auth-signed-in={({ detail }) => void detail.user.getUsername()}
  >
    <auth-field name="custom:team" label="Team" required display-order="2" />
    <auth-totp-setup slot="totp-setup" issuer="Acme">
      <p slot="footer">Help</p>
    </auth-totp-setup>
  </auth-authenticator>
);

export const refused = [
  // refused: Type 'string' is not assignable to type 'boolean'
  <auth-authenticator hideDefault="yes" />,
  // refused: Type 'string' is not assignable to type 'boolean'
  <auth-authenticator prop:hideDefault="yes" />,
  // refused: Type '"no"' is not assignable to type '"o
  <auth-authenticator auto-sign-in="no" />,
  // refused: Type '"no"' is not assignable to type '"o
  <auth-authenticator attr:auto-sign-in="no" />,
  // refused: 'appname' does not exist
  <auth-authenticator appname="Acme" />,
  // refused: 'prop:appname' does not exist
  <auth-authenticator prop:appname="Acme" />,
  // refused: MouseEvent
  <auth-authenticator on:auth-signed-in={(event: MouseEvent) => void event} />,
  // refused: 'usr' does not exist
  <auth-authenticator on:auth-signed-in={({ detail }) => void detail.usr} />,
  // refused: 'auth-sign-inn' does not exist
  <auth-sign-inn />,
];
