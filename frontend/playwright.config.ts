import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { defineConfig } from '@playwright/test';

/** The system's Chromium; without one Playwright looks for its own. */
function chromium(): string | undefined {
  if (process.env.STOCKROOM_CHROMIUM) return process.env.STOCKROOM_CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return ['chromium', 'google-chrome', 'google-chrome-stable']
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

const executablePath = chromium();

// The real page in Chromium over the real backend: see e2e/stockroom.ts.
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'e2e/.output',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // What passes the second time is told as flaky: a race between the test and the page, to be mended.
  retries: process.env.CI ? 1 : 0,
  // Where nothing goes on any more; how fast it goes is not for these tests to say.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      // Tests run as root in containers, where Chromium's sandbox does not start.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-dev-shm-usage',
        '--disable-background-networking',
        '--disable-sync',
      ],
    },
  },
});
