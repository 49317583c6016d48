import { defineConfig } from '@playwright/test';

export default defineConfig({
  use: {
    baseURL: 'http://localhost:5199',
    // The path of an installed Chrome or Chromium; without one, Playwright's own browser.
    launchOptions: { executablePath: process.env.CHROME_PATH },
  },
  webServer: { command: 'npx vite --port 5199 --strictPort', url: 'http://localhost:5199' },
});
