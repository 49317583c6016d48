/** The parts that a form needs when it is submitted: checks and messages. They load after the first view. */
export { signInNotice } from './sign-in-notice.js';
export { fieldsForError } from './errors/error-fields.js';
export { warnDeveloper } from './errors/developer-advice.js';
export { causeText, codeText } from './errors/late-error-text.js';
export { problemText } from './errors/field-messages.js';
export { submitForm } from './submit-form.js';
export { successNotice } from './success-notice.js';
export { messageStyles } from '../styles/messages.js';
