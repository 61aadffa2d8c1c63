/** Whether what was built still belongs to the sources. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inProject, root } from './paths.mjs';

const SOURCES = ['index.html', 'package-lock.json', 'package.json', 'public', 'scripts/build', 'src', 'workers'];
const RESULTS = ['dist/index.html', 'dist/heapglass.html', 'bin/heapglass.mjs'];
const MARK = inProject('.cache', 'built-from');

/** Hash over names and contents of everything that goes into the build. */
export function sourcesHash() {
  const hash = createHash('sha256');
  const configs = readdirSync(root).filter((name) => /^(vite.*|tsconfig.*)\.(ts|json)$/.test(name));
  for (const path of [...SOURCES, ...configs].sort()) add(hash, path);
  return hash.digest('hex');
}

function add(hash, path) {
  const full = join(root, path);
  if (!existsSync(full)) return;
  let entries;
  try {
    entries = readdirSync(full);
  } catch {
    hash.update(`${path}\0`).update(readFileSync(full));
    return;
  }
  for (const entry of entries.sort()) if (!/\.test\.tsx?$|^__pycache__$/.test(entry)) add(hash, `${path}/${entry}`);
}

/** True when everything is built, from the sources as they are now. */
export function isBuilt() {
  const whole = RESULTS.every((path) => existsSync(inProject(path)));
  return whole && existsSync(MARK) && readFileSync(MARK, 'utf8') === sourcesHash();
}

/** Notes that the build of sources with this hash is complete. */
export function noteBuilt(hash) {
  mkdirSync(dirname(MARK), { recursive: true });
  writeFileSync(MARK, hash);
}
