import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { licences } from './scripts/licences.mjs';

export default defineConfig({
  plugins: [react(), licences()],
  clearScreen: false,
  server: {
    host: '127.0.0.1',
    port: 5173,
    strictPort: true,
    // A test reads the engine's codes from its own sources.
    fs: { allow: ['.', '../src-tauri/crates'] },
  },
  build: {
    // The window is WebKitGTK or WKWebView; an older target rewrites `color-scheme` and `light-dark()`.
    target: 'safari18',
    // The content security policy takes no `data:` URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Everybody's licences are one chunk of 2.4 MB, read when somebody wants to see them.
    chunkSizeWarningLimit: 2_600,
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/testing/setup.ts'],
    css: { modules: { classNameStrategy: 'non-scoped' } },
  },
});
