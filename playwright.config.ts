import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/steps/find-programs.mjs';

const executablePath = await findChromium();

/** Journeys in Chromium, against `vite preview` of dist/ and against dist/heapglass.html; `npm run build` comes first. */
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/house/serve.ts',
  outputDir: 'test-results',
  // Two slow cores: a browser, a Python and a worker are enough at a time.
  workers: process.env['CI'] === undefined ? 2 : 1,
  fullyParallel: false,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] !== undefined,
  use: {
    viewport: { width: 1280, height: 800 },
    actionTimeout: 15_000,
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      // Containers run as root and have a small /dev/shm.
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
    },
  },
  projects: [
    { name: 'chromium', testMatch: ['journeys/*.spec.ts', 'probes/*.spec.ts'], use: { browserName: 'chromium' } },
    // Not a browser of Playwright's: the test drives the system's Firefox over WebDriver BiDi.
    { name: 'firefox', testMatch: ['firefox/*.spec.ts'] },
  ],
});
