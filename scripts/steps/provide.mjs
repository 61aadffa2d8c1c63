/** Gets what tests need and this machine lacks, where that is possible without asking. */
import { existsSync } from 'node:fs';
import { askPython, findChromium, findFirefox, findPythons, onPath } from './find-programs.mjs';
import { inProject } from './paths.mjs';
import { run } from './run.mjs';

const MINUTE = 60_000;
/** The guppy3 whose printed text the product follows. */
const GUPPY = 'guppy3==3.1.7';
/** Its Python: heapy-made fixtures come from 3.11. */
const GUPPY_MINOR = '3.11';

const mayInstall = () => process.getuid?.() === 0 && onPath(['apt-get']) !== undefined;

async function aptInstall(...packages) {
  console.log(`Installing ${packages.join(', ')} …`);
  const options = { timeout: 6 * MINUTE, quiet: true, env: { DEBIAN_FRONTEND: 'noninteractive' } };
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  if ((await run('apt-get', install, options)).code === 0) return;
  await run('apt-get', ['update'], options);
  const { code, output } = await run('apt-get', install, options);
  if (code !== 0) console.log(output.split('\n').slice(-5).join('\n'));
}

/** A Chromium, installed by apt when there is none and we may. @returns {Promise<string | undefined>} */
export async function provideChromium() {
  const found = await findChromium();
  if (found !== undefined || !mayInstall()) return found;
  await aptInstall('chromium');
  return findChromium();
}

/** A Firefox, likewise. @returns {Promise<string | undefined>} */
export async function provideFirefox() {
  const found = findFirefox();
  if (found !== undefined || !mayInstall()) return found;
  await aptInstall('firefox-esr');
  return findFirefox();
}

/** Pythons from 3.8 on, at least one where apt may bring it. */
export async function providePythons() {
  const found = findPythons();
  if (found.length > 0 || !mayInstall()) return found;
  await aptInstall('python3');
  return findPythons();
}

/**
 * A Python of the right version that imports guppy: one that has it, else a virtual environment in .cache.
 * @param {readonly import('./find-programs.mjs').Python[]} pythons @returns {Promise<string | undefined>}
 */
export async function provideGuppy(pythons) {
  const told = process.env['HEAPGLASS_GUPPY_PYTHON'];
  if (told !== undefined && told !== '') return told;
  const fitting = pythons.filter(({ version }) => version.startsWith(`${GUPPY_MINOR}.`));
  const ready = fitting.find(({ guppy }) => guppy);
  if (ready !== undefined) return ready.path;
  const folder = inProject('.cache', 'guppy');
  const python = inProject('.cache', 'guppy', 'bin', 'python');
  if (existsSync(python) && askPython(python)?.guppy === true) return python;
  for (const { path } of fitting) {
    console.log(`Installing ${GUPPY} into .cache/guppy …`);
    await makeEnvironment(path, folder);
    await run(python, ['-m', 'pip', 'install', '--quiet', GUPPY], { timeout: 4 * MINUTE });
    if (askPython(python)?.guppy === true) return python;
  }
  return undefined;
}

async function makeEnvironment(python, folder) {
  const make = () => run(python, ['-m', 'venv', '--clear', folder], { timeout: 2 * MINUTE, quiet: true });
  if ((await make()).code === 0 || !mayInstall()) return;
  await aptInstall('python3-venv');
  await make();
}
