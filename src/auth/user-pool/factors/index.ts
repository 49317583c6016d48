/** What users prove themselves with, their sessions, and their account; loaded when it is first needed. */
export { deleteUser } from '../account/delete-user.js';
export { updateUserAttribute } from '../account/update-attribute.js';
export { getUserAuthFactors } from './auth-factors.js';
export { fetchDevices, forgetDevice, rememberDevice } from './devices.js';
export { setupTOTP, verifyTotpToken } from './mfa.js';
export { getMFAOptions, getPreferredMFA, setPreferredMFA, updateMFAPreference } from './mfa-preference.js';
export { stepUp } from '../sessions/step-up.js';
export { listUserSessions, revokeOtherUserSessions, revokeUserSession } from '../sessions/user-sessions.js';
