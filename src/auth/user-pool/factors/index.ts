/** What users prove themselves with, and their sessions; loaded when it is first needed. */
export { getUserAuthFactors } from './auth-factors.js';
export { fetchDevices, forgetDevice, rememberDevice } from './devices.js';
export { setupTOTP, verifyTotpToken } from './mfa.js';
export { getMFAOptions, getPreferredMFA, setPreferredMFA, updateMFAPreference } from './mfa-preference.js';
export { stepUp } from '../sessions/step-up.js';
export { listUserSessions, revokeUserSession } from '../sessions/user-sessions.js';
