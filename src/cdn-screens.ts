/** What the script-tag entry loads when the page is idle: every screen, and the elements of the account that are on the page. */
import './define.js';

import { autoload } from './elements/account/autoload.js';

autoload();
