/**
 * What the command line prints against what guppy3 printed, byte for byte, over heaps captured just now:
 * `node oracle/compare.mjs`, or over files that exist: `node oracle/compare.mjs FILE…`.
 * HEAPGLASS_GUPPY_PYTHON names a Python that has guppy3 (default: python3). Ends with `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { firstDifference } from './first-difference.mjs';
import { printedTexts } from './printed-texts.mjs';

const project = fileURLToPath(new URL('..', import.meta.url));
const PROGRAMS = ['classes', 'tutorial'];
const MODULES = ['capture.py', 'classes.py', 'expressions.py', 'graph.py', 'programs.py', 'store.py'];
/** Differences shown in full; the rest are named. */
const SHOWN = 12;
const LIMIT = { encoding: 'utf8', timeout: 600_000, maxBuffer: 256 * 1024 * 1024 };

/** The folder that guppy3 is installed in, or undefined. @param {string} python */
function guppyFolder(python) {
  const ask = 'import os, guppy; print(os.path.dirname(os.path.dirname(guppy.__file__)))';
  const { status, stdout } = spawnSync(python, ['-c', ask], LIMIT);
  return status === 0 ? stdout.trim() : undefined;
}

/** Captures one program into `folder`. @returns {string} the file */
function captureProgram(python, packages, folder, program) {
  const file = join(folder, `${program}.heapglass`);
  const args = ['-I', '-S', '-E', 'programs.py', '--core', program, file, folder, packages];
  const { status, stdout, stderr } = spawnSync(python, args, { ...LIMIT, cwd: folder, env: {} });
  process.stdout.write(stdout + stderr);
  if (status !== 0) throw new Error(`the capture of ${program} failed`);
  return file;
}

/** Evaluates all expressions of a file in one run of the command line. @returns {{ expression: string, text?: string, error?: string }[]} */
function evaluate(file, texts, folder) {
  const script = join(folder, `${basename(file)}.expressions`);
  writeFileSync(script, texts.map(({ expression }) => `${expression}\n`).join(''));
  const args = [join(project, 'bin', 'heapglass.mjs'), 'eval', file, '--script', script, '--json'];
  const { status, stdout, stderr, error } = spawnSync(process.execPath, args, LIMIT);
  if (error !== undefined || stdout === '') throw new Error(`heapglass eval ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}

/** Compares one file. @returns {{ passed: number, failed: number }} */
function compareFile(file, folder) {
  const texts = printedTexts(file);
  const answers = evaluate(file, texts, folder);
  let failed = 0;
  texts.forEach(({ expression, text }, i) => {
    const answer = answers[i]?.text ?? `error: ${answers[i]?.error}`;
    if (answers[i]?.expression === expression && answer === text) return;
    failed += 1;
    console.log(`\n${basename(file)}: ${expression}`);
    if (failed <= SHOWN) console.log(firstDifference(text, answer));
  });
  console.log(`${basename(file)}: ${texts.length - failed} equal, ${failed} different`);
  return { passed: texts.length - failed, failed };
}

/** The Python reader's own tests over the committed files. @param {string} python @returns {{ passed: number, failed: number }} */
function testFixtures(python) {
  const args = ['-B', '-m', 'unittest', 'discover', '-s', join(project, 'oracle', 'guppy')];
  const { status, stderr } = spawnSync(python, args, LIMIT);
  process.stdout.write(stderr);
  const ran = Number(/^Ran (\d+) tests?/m.exec(stderr)?.[1] ?? 0);
  return status === 0 && ran > 0 ? { passed: ran, failed: 0 } : { passed: 0, failed: Math.max(1, ran) };
}

function main() {
  const python = process.env['HEAPGLASS_GUPPY_PYTHON'] || 'python3';
  const given = process.argv.slice(2);
  const packages = given.length > 0 ? '' : guppyFolder(python);
  if (packages === undefined) {
    const strict = process.env['HEAPGLASS_STRICT'] === '1';
    console.log(`${strict ? 'missing' : 'skipped'}: ${python} cannot import guppy (pip install guppy3==3.1.7)`);
    console.log(`0 passed, ${strict ? 1 : 0} failed, ${strict ? 0 : 1} skipped`);
    return strict ? 1 : 0;
  }
  const folder = mkdtempSync(join(tmpdir(), 'heapglass-oracle-'));
  const total = given.length > 0 ? { passed: 0, failed: 0 } : testFixtures(python);
  try {
    for (const name of MODULES) copyFileSync(join(project, 'oracle', 'guppy', name), join(folder, name));
    copyFileSync(join(project, 'public', 'capture', 'heapglass.py'), join(folder, 'heapglass.py'));
    for (const one of given.length > 0 ? given : PROGRAMS) {
      const file = given.length > 0 ? one : captureProgram(python, packages, folder, one);
      const { passed, failed } = compareFile(file, folder);
      total.passed += passed;
      total.failed += failed;
    }
  } catch (error) {
    console.log(error instanceof Error ? error.message : String(error));
    total.failed += 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

process.exitCode = main();
