const authenticator = document.querySelector('auth-authenticator');

/** An async validator, as one that asks a server. */
async function companyAddress(value) {
  await new Promise((resolve) => setTimeout(resolve, 600));
  return value.endsWith('@acme.example') ? undefined : 'Use your address at acme.example.';
}

authenticator.validators = (state, { email }) =>
  state === 'signUp'
    ? companyAddress(email).then((problem) => (problem ? { email: problem } : undefined))
    : undefined;
