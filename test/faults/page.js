// What the page of a visit does besides carrying an authenticator: it writes down what events told.
const authenticator = document.querySelector('auth-authenticator');
const name = (user) => user?.getUsername?.() ?? user?.username;

window.told = [];
addEventListener('auth-signed-in', ({ detail }) => window.told.push({ in: name(detail.user) }));
addEventListener('auth-signed-out', () => window.told.push({ out: true }));
addEventListener('auth-state-change', () => {
  // Members' content exists only while a user is signed in, so it is filled when it appears, once.
  const who = document.querySelector('[data-who]');
  if (who?.textContent === '') who.textContent = name(authenticator.user) ?? '?';
});

if (authenticator.dataset.hosted !== undefined)
  authenticator.federated = {
    oauth_config: {
      domain: new URL('cognito', location).href,
      scope: ['openid', 'email', 'profile', 'aws.cognito.signin.user.admin'],
      redirectSignIn: new URL('.', location).href,
      redirectSignOut: new URL('.', location).href,
      responseType: 'code',
    },
    providers: ['Google'],
  };
