import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { policyInPage, policyInPreview } from './scripts/build/content-security-policy.ts';
import { iconInPage } from './scripts/build/icon-in-page.ts';
import { identity } from './scripts/build/identity.ts';
import { oneFile } from './scripts/build/one-file.ts';
import { preloadChunks } from './scripts/build/preload-chunks.ts';
import { filesAsModules } from './scripts/build/virtual-modules.ts';

const root = dirname(fileURLToPath(import.meta.url));
const publicFolder = join(root, 'public');

/** The site (`dist/`, any base path), and with `--mode onefile` the same page as `dist/heapglass.html`. */
export default defineConfig(({ mode }) => {
  const inOneFile = mode === 'onefile';
  return {
    root,
    base: './',
    define: identity(root),
    plugins: [
      react(),
      filesAsModules(publicFolder),
      iconInPage(publicFolder),
      inOneFile ? oneFile(publicFolder) : [preloadChunks(), policyInPage(), policyInPreview()],
    ],
    // `?worker&inline` becomes a classic blob worker: it opens from file:// and inherits the page's policy.
    worker: { format: 'iife', plugins: () => [filesAsModules(publicFolder)] },
    build: {
      target: 'es2023',
      // The polyfill fetches, which the policy forbids.
      modulePreload: { polyfill: false },
      sourcemap: false,
      chunkSizeWarningLimit: 2048,
      emptyOutDir: !inOneFile,
      copyPublicDir: !inOneFile,
      cssCodeSplit: false,
      assetsInlineLimit: inOneFile ? Number.MAX_SAFE_INTEGER : 2048,
      ...(inOneFile ? { rolldownOptions: { output: { codeSplitting: false } } } : {}),
    },
    preview: { port: 4173, strictPort: false, host: '127.0.0.1' },
    server: { host: '127.0.0.1' },
  };
});
