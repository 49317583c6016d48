/** The script-tag entry: registers every element and exports the whole public API. */
import './define.js';

export * from './index.js';
