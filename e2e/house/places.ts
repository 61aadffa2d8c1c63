/** Where the built things are. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../scripts/steps/paths.mjs';

/** Address of the served site; set by serve.ts. */
export function siteUrl(): string {
  const url = process.env['HEAPGLASS_SITE'];
  if (url === undefined) throw new Error('HEAPGLASS_SITE is not set: run through playwright test');
  return url;
}

/** Address of the one-file edition on disk. */
export const oneFileUrl = pathToFileURL(join(root, 'dist', 'heapglass.html')).href;

/** The built command line. */
export const commandLine = join(root, 'bin', 'heapglass.mjs');

/** A file of the project. */
export const inTree = (...parts: readonly string[]): string => join(root, ...parts);
