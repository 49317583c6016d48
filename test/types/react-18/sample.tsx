import 'auth-elements/define';

import { AuthAuthenticator, AuthField } from 'auth-elements/react-components';
import { useRef } from 'react';

export function Taken() {
  const authenticator = useRef<HTMLElementTagNameMap['auth-authenticator']>(null);
  return (
    <AuthAuthenticator
      ref={authenticator}
      config={{ userPoolId: 'us-east-1_Example', userPoolWebClientId: 'example' }}
      usernameAttributes="email"
      autoSignIn="off"
      hideDefault
      className="card"
      onAuthStateChange={({ detail }) => void detail.state}
      onAuthSignedIn={({ detail }) => void detail.user.getUsername()}
    >
      <AuthField name="custom:team" label="Team" required displayOrder={2} />
    </AuthAuthenticator>
  );
}

export const refused = [
  // refused: Type '"no"' is not assignable to type '"o
  <AuthAuthenticator key={1} autoSignIn="no" />,
  // refused: 'appname' does not exist
  <AuthAuthenticator key={2} appname="Acme" />,
  // refused: 'onAuthSignedin' does not exist
  <AuthAuthenticator key={3} onAuthSignedin={() => undefined} />,
  // refused: 'usr' does not exist
  <AuthAuthenticator key={4} onAuthSignedIn={({ detail }) => void detail.usr} />,
  // refused: 'onAuthSignedIn' does not exist
  <AuthField key={5} onAuthSignedIn={() => undefined} />,
  // refused: 'user' does not exist
  <AuthAuthenticator key={6} user={undefined} />,
];
