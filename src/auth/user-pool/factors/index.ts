/** What users prove themselves with; loaded when it is first needed. */
export { getUserAuthFactors } from './auth-factors.js';
export { fetchDevices, forgetDevice, rememberDevice } from './devices.js';
export { getMFAOptions, getPreferredMFA, setPreferredMFA, setupTOTP, verifyTotpToken } from './mfa.js';
