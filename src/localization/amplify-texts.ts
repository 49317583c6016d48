/**
 * The labels that Amplify's legacy dictionaries translate and that differ here, with the messages that
 * replace them; case and closing punctuation are ignored.
 */
export const amplifyTexts: Readonly<Record<string, readonly string[]>> = {
  'Sign Up': ['sign-in.create', 'sign-up.submit'],
  'Sign Up Account': ['sign-up.heading'],
  'Create a new account': ['sign-up.heading'],
  'Create account': ['sign-in.create'],
  'Sign In Account': ['sign-in.heading', 'sign-in.heading.plain'],
  'Sign in to your account': ['sign-in.heading', 'sign-in.heading.plain'],
  'Forgot Password': ['sign-in.forgot'],
  'Forget your password?': ['sign-in.forgot'],
  'No account?': ['sign-in.new'],
  'Reset password': ['sign-in.forgot'],
  'Confirm Sign Up': ['confirm-sign-up.heading', 'confirm-sign-up.heading.phone'],
  'Confirmation Code': ['common.code'],
  Code: ['common.code'],
  'Lost your code?': ['common.resend.question'],
  'Resend Code': ['common.resend'],
  'Back to Sign In': ['common.back'],
  'Confirm SMS Code': ['confirm-sign-in.heading.sms'],
  'Confirm TOTP Code': ['confirm-sign-in.heading.totp'],
  'Account recovery requires verified contact information': ['verify-contact.lead'],
  Skip: ['verify-contact.skip'],
  'Loading...': ['loading.text', 'common.busy'],
  'Change Password': ['require-new-password.heading'],
  Change: ['require-new-password.submit'],
};
