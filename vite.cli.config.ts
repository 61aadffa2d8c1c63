import { chmodSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { identity } from './scripts/build/identity.ts';

const root = dirname(fileURLToPath(import.meta.url));

/** The command line as one file without dependencies: `bin/heapglass.mjs`. */
export default defineConfig({
  root,
  define: identity(root),
  publicDir: false,
  plugins: [
    {
      name: 'executable',
      writeBundle: ({ dir }) => chmodSync(join(dir ?? '', 'heapglass.mjs'), 0o755),
    },
  ],
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: 'src/cli/heapglass.ts',
    target: 'node20',
    outDir: 'bin',
    emptyOutDir: false,
    minify: false,
    rolldownOptions: {
      output: { entryFileNames: 'heapglass.mjs', format: 'es', banner: '#!/usr/bin/env node', codeSplitting: false },
    },
  },
});
