import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  // Relative addresses: the window serves the page from its own scheme.
  base: './',
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'safari16.4',
    // One stylesheet: the window's frame is shown with it before the page's code is there (src/app/frame.ts).
    cssCodeSplit: false,
    // Everything is embedded in the binary; a preload helper would need an inline script.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
  },
  // See src/ui/mantineId.ts.
  resolve: { alias: [{ find: /^\.\/use-id\/use-id\.mjs$/, replacement: '/src/ui/mantineId.ts' }] },
  // The user guide is beside the source of the page, in docs.
  server: { fs: { allow: ['..'] } },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test/setup.ts'],
    restoreMocks: true,
    testTimeout: 30_000,
    css: false,
  },
});
