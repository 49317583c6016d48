import { chromium, common } from './web-test-runner.common.mjs';

export default { ...common, browsers: [chromium()] };
