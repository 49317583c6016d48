import Auth from '@aws-amplify/auth';
import { defineCustomElements } from '@aws-amplify/ui-components/loader';

import { userPoolClientId, userPoolId } from '../pool.js';

Auth.configure({ region: 'us-east-1', userPoolId, userPoolWebClientId: userPoolClientId });
defineCustomElements(window);
document.body.append(document.createElement('amplify-authenticator'));
