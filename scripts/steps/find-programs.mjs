/** Finds browsers and Pythons on this machine. Nothing is installed here. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const CHROMIUM_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
];
const CHROMIUM_PLACES = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
  linux: ['/opt/google/chrome/chrome', '/snap/bin/chromium'],
};
const FIREFOX_NAMES = ['firefox-esr', 'firefox'];
const FIREFOX_PLACES = { darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'], win32: [], linux: [] };

/** What to do when there is no Chromium. */
export const CHROMIUM_REMEDIES =
  'no Chromium found; install one (Debian: apt-get install chromium), or run `npx playwright install chromium`, ' +
  'or set CHROMIUM_PATH to a Chrome, Chromium or Edge';

const isExecutable = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** First of `names` on PATH. @param {readonly string[]} names @returns {string | undefined} */
export function onPath(names) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const candidates = names.flatMap((name) =>
    folders.flatMap((folder) => endings.map((end) => join(folder, name + end))),
  );
  return candidates.find(isExecutable);
}

const inPlaces = (places) => (places[process.platform] ?? []).find(isExecutable);

/**
 * A Chromium: CHROMIUM_PATH (throws when it cannot be executed), Playwright's own, names on PATH, usual places.
 * @returns {Promise<string | undefined>}
 */
export async function findChromium() {
  const told = process.env['CHROMIUM_PATH'];
  if (told !== undefined && told !== '') {
    if (!isExecutable(told)) throw new Error(`CHROMIUM_PATH is ${told}, which cannot be executed`);
    return told;
  }
  const { chromium } = await import('playwright');
  const own = chromium.executablePath();
  return (existsSync(own) ? own : undefined) ?? onPath(CHROMIUM_NAMES) ?? inPlaces(CHROMIUM_PLACES);
}

/** A Firefox: FIREFOX_PATH, names on PATH, usual places. @returns {string | undefined} */
export function findFirefox() {
  return process.env['FIREFOX_PATH'] || onPath(FIREFOX_NAMES) || inPlaces(FIREFOX_PLACES);
}

/** @typedef {{ path: string, version: string, guppy: boolean }} Python */

const ASK =
  'import sys, importlib.util as u, json, sysconfig; ' +
  'print(json.dumps([sys.implementation.name, list(sys.version_info[:3]), sys.executable, u.find_spec("guppy") is not None]))';

/** What a Python says of itself; undefined when it is none, not CPython, or older than 3.8. @returns {Python | undefined} */
export function askPython(path) {
  const { status, stdout } = spawnSync(path, ['-c', ASK], { encoding: 'utf8', timeout: 20_000 });
  if (status !== 0) return undefined;
  const [name, [major, minor, micro], executable, guppy] = JSON.parse(stdout);
  if (name !== 'cpython' || major !== 3 || minor < 8) return undefined;
  return { path: executable, version: `${major}.${minor}.${micro}`, guppy };
}

/** Every CPython from 3.8 on: HEAPGLASS_PYTHON, python3 and python3.x on PATH, pyenv's. One for each minor version, oldest first. */
export function findPythons() {
  const names = ['python3', ...Array.from({ length: 8 }, (_, i) => `python3.${i + 8}`)];
  const pyenv = join(process.env['PYENV_ROOT'] ?? join(homedir(), '.pyenv'), 'versions');
  const installed = existsSync(pyenv) ? readdirSync(pyenv).map((v) => join(pyenv, v, 'bin', 'python3')) : [];
  const told = process.env['HEAPGLASS_PYTHON'];
  const places = [...(told ? [told] : []), ...names.map((name) => onPath([name])), ...installed];
  const byMinor = new Map();
  const seen = new Set();
  for (const place of places) {
    if (place === undefined || !isExecutable(place) || seen.has(realpathSync(place))) continue;
    seen.add(realpathSync(place));
    const python = askPython(place);
    const minor = python?.version.split('.').slice(0, 2).join('.');
    if (python !== undefined && !byMinor.has(minor)) byMinor.set(minor, python);
  }
  return [...byMinor.values()].sort((a, b) => Number(a.version.split('.')[1]) - Number(b.version.split('.')[1]));
}
