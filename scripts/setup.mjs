/** Makes a fresh clone ready: every other script calls this first. Needs nothing but Node. */
import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inProject } from './steps/paths.mjs';
import { runOrExit } from './steps/run.mjs';

const OLDEST_NODE = [20, 19];

/**
 * Installs what package-lock.json lists, unless node_modules holds just that already.
 * npm writes what it installed into node_modules/.package-lock.json; optional packages are for other platforms too.
 */
export async function ensureDependencies() {
  refuseOldNode();
  const missing = firstMissing();
  if (missing === undefined) return;
  console.log(`Installing dependencies (${missing}) …`);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  await runOrExit(npm, ['ci', '--no-audit', '--no-fund'], { timeout: 10 * 60_000 });
}

function firstMissing() {
  const installed = inProject('node_modules', '.package-lock.json');
  if (!existsSync(installed)) return 'none are there yet';
  const wanted = readPackages(inProject('package-lock.json'));
  const found = readPackages(installed);
  for (const [path, { version, optional }] of Object.entries(wanted)) {
    if (path === '' || optional === true || found[path]?.version === version) continue;
    return `${path.replace('node_modules/', '')} ${version} is not there`;
  }
  return undefined;
}

const readPackages = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  console.error(`Heapglass needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await ensureDependencies();
