/**
 * What a form needs once it is sent: its checks, the words for what goes wrong, what is told when it goes well. None of it is
 * in the first view.
 */
export { signInNotice } from './sign-in-notice.js';
export { fieldsOf } from './error-fields.js';
export { tellDeveloper } from './error-report.js';
export { causeText, codeText } from './error-words.js';
export { readForm } from './read-form.js';
export { problemText } from './field-messages.js';
export { validate } from './validators.js';
export { successNotice, successStyles } from './success-notice.js';
