import { SignIn } from './SignIn';

export default function Page() {
  return (
    <main>
      <h1>auth-elements in Next.js</h1>
      <SignIn />
      <footer>Below the card</footer>
    </main>
  );
}
