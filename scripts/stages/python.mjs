/** Stages that need Python: the capture on every CPython found, and the comparison with guppy3. */
import { existsSync } from 'node:fs';
import { countsIn, unittestCounts } from '../steps/counts.mjs';
import { missing } from '../steps/ledger.mjs';
import { inProject } from '../steps/paths.mjs';
import { provideGuppy } from '../steps/provide.mjs';
import { run, runNode } from '../steps/run.mjs';

const MINUTE = 60_000;

/** The capture's own tests, once for each Python, two at a time. @param {readonly import('../steps/find-programs.mjs').Python[]} pythons */
export async function captureStages(ledger, pythons, env = {}) {
  if (pythons.length === 0) {
    await ledger.stage('capture', () => Promise.resolve(missing('no CPython 3.8 or newer found; install python3')));
  }
  const running = twoAtATime(pythons, ({ path }) => captureTests(path, env));
  for (const [i, { version }] of pythons.entries()) {
    await ledger.stage(`capture on CPython ${version}`, async () => {
      const { output, code } = await running[i];
      process.stdout.write(output);
      return unittestCounts(output, code);
    });
  }
}

function captureTests(python, env) {
  return run(python, ['-m', 'unittest', 'discover', '-s', 'e2e/capture', '-p', 'test_*.py'], {
    timeout: 20 * MINUTE,
    quiet: true,
    env: { ...env, PYTHONDONTWRITEBYTECODE: '1', PYTHONPATH: inProject('public', 'capture') },
  });
}

/** Two chains of jobs side by side; gives the promises of all at once. */
function twoAtATime(items, job) {
  const started = [];
  for (const [i, item] of items.entries()) {
    started.push(i < 2 ? job(item) : started[i - 2].then(() => job(item)));
  }
  return started;
}

/** Printed text and tables against a living guppy3. @param {readonly import('../steps/find-programs.mjs').Python[]} pythons */
export async function oracleComparison(pythons, env = {}) {
  const script = inProject('oracle', 'compare.mjs');
  if (!existsSync(script)) return missing('oracle/compare.mjs is not there');
  const python = await provideGuppy(pythons);
  if (python === undefined) return missing('guppy3 on CPython 3.11 was not found and could not be installed');
  const { output, code } = await runNode([script], {
    timeout: 15 * MINUTE,
    env: { ...env, HEAPGLASS_GUPPY_PYTHON: python },
  });
  return countsIn(output, code);
}
