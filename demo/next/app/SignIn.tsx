'use client';

import { AuthAuthenticator } from 'auth-elements/react-components';
import { useEffect, useState } from 'react';

const config = { userPoolId: 'us-east-1_LocalDemo', userPoolWebClientId: 'localdemoclient0000000000' };

export function SignIn() {
  const [member, setMember] = useState<string>();
  // After hydration: until then, the elements must have the content that the server has sent.
  useEffect(() => void import('auth-elements/define'), []);

  return (
    <AuthAuthenticator
      config={config}
      endpoint="/cognito/"
      usernameAttributes="email"
      appName="Acme"
      onAuthSignedIn={({ detail }) => setMember(detail.user.getUsername())}
      onAuthSignedOut={() => setMember(undefined)}
    >
      {member !== undefined && <h2>Members’ area</h2>}
    </AuthAuthenticator>
  );
}
