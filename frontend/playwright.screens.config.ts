import { defineConfig } from '@playwright/test';
import base from './playwright.config';

// The pictures of every page, dialog and state: see e2e/screens/studio.ts. They
// are for eyes; `make e2e` does not take them.
export default defineConfig({
  ...base,
  testMatch: '**/*.screens.ts',
  outputDir: 'e2e/.output/screens',
  timeout: 600_000,
  use: { ...base.use, trace: 'off', screenshot: 'off' },
  globalTeardown: './e2e/screens/contents.ts',
});
