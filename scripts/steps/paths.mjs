/** Places in the project, so that every script works from any folder. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's own folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A path inside the project. */
export const inProject = (...parts) => join(root, ...parts);

/** A tool that npm installed, as a script for this Node: no shell, no PATH, the same on every system. */
export const tool = {
  tsc: inProject('node_modules', 'typescript', 'bin', 'tsc'),
  vite: inProject('node_modules', 'vite', 'bin', 'vite.js'),
  vitest: inProject('node_modules', 'vitest', 'vitest.mjs'),
  oxlint: inProject('node_modules', 'oxlint', 'bin', 'oxlint'),
  prettier: inProject('node_modules', 'prettier', 'bin', 'prettier.cjs'),
  stylelint: inProject('node_modules', 'stylelint', 'bin', 'stylelint.mjs'),
  playwright: inProject('node_modules', '@playwright', 'test', 'cli.js'),
};
