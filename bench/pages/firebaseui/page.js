import 'firebaseui/dist/firebaseui.css';
import 'firebase/compat/auth';

import firebase from 'firebase/compat/app';
import * as firebaseui from 'firebaseui';

firebase.initializeApp({ apiKey: 'benchmark', authDomain: 'localhost', projectId: 'benchmark' });
const root = document.body.appendChild(document.createElement('div'));
new firebaseui.auth.AuthUI(firebase.auth()).start(root, {
  signInOptions: [firebase.auth.EmailAuthProvider.PROVIDER_ID],
  credentialHelper: 'none',
});
