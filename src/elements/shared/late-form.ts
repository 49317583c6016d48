/** What a form needs once it is sent: its checks, and the words for what goes wrong. None of it is in the first view. */
export { fieldsOf } from './error-fields.js';
export { tellDeveloper } from './error-report.js';
export { causeText, codeText } from './error-words.js';
export { readForm } from './form-check.js';
export { problemText } from './problem-words.js';
export { validate } from './validators.js';
