import '@aws-amplify/ui-react/styles.css';

import { Authenticator } from '@aws-amplify/ui-react';
import { Amplify } from 'aws-amplify';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

import { userPoolClientId, userPoolId } from '../pool.js';

Amplify.configure({ Auth: { Cognito: { userPoolId, userPoolClientId } } });
const root = document.body.appendChild(document.createElement('div'));
createRoot(root).render(createElement(Authenticator));
