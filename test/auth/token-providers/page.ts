import { createAuth } from '../../../src/auth/auth.js';
import { createLocalCognito } from '../../../src/local-cognito/index.js';

/** What a page offers the test. */
export const offered = { createAuth, createLocalCognito };

Object.assign(window, offered);
