import { useState } from 'react';
import { ForgotPassword } from './ForgotPassword.js';
import { Members } from './Members.js';

export function App() {
  const [state, setState] = useState('loading');
  const [member, setMember] = useState<string>();
  const [count, setCount] = useState(0);

  return (
    <main>
      <header>
        <h1>auth-elements in React</h1>
        <button type="button" onClick={() => setCount(count + 1)}>
          Count: {count}
        </button>
        <output>State: {state}</output>
      </header>
      <auth-authenticator
        config={{
          userPoolId: 'us-east-1_LocalDemo',
          userPoolWebClientId: 'localdemoclient0000000000',
          endpoint: new URL('/cognito/', location.href).href,
        }}
        username-attributes="email"
        app-name="Acme"
        onauth-state-change={({ detail }) => setState(detail.state)}
        onauth-signed-in={({ detail }) => setMember(detail.user.getUsername())}
        onauth-signed-out={() => setMember(undefined)}
      >
        <auth-field name="custom:team" label="Team" required></auth-field>
        <ForgotPassword slot="forgot-password" />
        {member !== undefined && <Members name={member} count={count} />}
      </auth-authenticator>
    </main>
  );
}
