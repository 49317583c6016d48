import { consumeAuth, type AuthAccess } from 'auth-elements';
import { useEffect, useRef, useState, type FormEvent } from 'react';

/** Replaces the screen `<auth-forgot-password>`. */
export function ForgotPassword({ slot }: { slot: string }) {
  const form = useRef<HTMLFormElement>(null);
  const [access, setAccess] = useState<AuthAccess>();
  const [message, setMessage] = useState('');

  useEffect(() => (form.current ? consumeAuth(form.current, setAccess) : undefined), []);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get('email'));
    const sent = await access?.auth.forgotPassword(email).catch(() => undefined);
    setMessage(sent ? `A code is on its way to ${email}.` : 'That did not work.');
  }

  return (
    <form ref={form} slot={slot} onSubmit={(event) => void send(event)}>
      <h2>Our own reset</h2>
      <label>
        Your email <input name="email" type="email" autoComplete="username" required />
      </label>
      <button type="submit">Send me a code</button>
      <button type="button" onClick={() => access?.transition('signIn')}>
        Back to our sign-in
      </button>
      <output>{message}</output>
    </form>
  );
}
