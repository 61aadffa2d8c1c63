/**
 * `npm run build`: the static site in dist/, the whole app as dist/heapglass.html, the command line as bin/heapglass.mjs.
 * Each part is a Vite build of its own.
 */
import { rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { ensureDependencies } from './setup.mjs';
import { noteBuilt, sourcesHash } from './steps/freshness.mjs';
import { inProject, tool } from './steps/paths.mjs';
import { runOrExit } from './steps/run.mjs';

const LIMIT = { timeout: 5 * 60_000 };

/** Builds all three; ends the process with an error code when one fails. */
export async function build() {
  const hash = sourcesHash();
  const vite = (...args) => runOrExit(process.execPath, [tool.vite, 'build', ...args], LIMIT);
  await vite();
  // Left in public/ by whoever ran the capture from there.
  rmSync(inProject('dist', 'capture', '__pycache__'), { recursive: true, force: true });
  await vite('--mode', 'onefile');
  await vite('-c', 'vite.cli.config.ts');
  noteBuilt(hash);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await ensureDependencies();
  await build();
}
