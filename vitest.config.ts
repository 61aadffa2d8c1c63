import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { identity } from './scripts/build/identity.ts';
import { filesAsModules } from './scripts/build/virtual-modules.ts';

const root = dirname(fileURLToPath(import.meta.url));

/** Unit, property, contract and protocol tests: all in Node, without a browser. */
export default defineConfig({
  root,
  define: identity(root),
  plugins: [filesAsModules(join(root, 'public'))],
  test: {
    include: ['{src,workers,scripts,bench,oracle}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Property tests on a slow, shared machine.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    maxWorkers: 2,
    coverage: { provider: 'v8', include: ['src/**', 'workers/**'], exclude: ['**/*.test.*', '**/testing/**'] },
  },
});
