import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Bundles bench/main.ts for Node, which cannot run TypeScript. */
export default defineConfig({
  root,
  build: {
    ssr: join(root, 'bench', 'main.ts'),
    outDir: join(root, '.cache', 'bench'),
    copyPublicDir: false,
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: 'main.mjs' } },
  },
  ssr: { noExternal: true },
});
