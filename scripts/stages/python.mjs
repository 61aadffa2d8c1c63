/** Stages that need Python: the capture on every CPython found, and the comparison with guppy3. */
import { existsSync } from 'node:fs';
import { countsIn, unittestCounts } from '../steps/counts.mjs';
import { missing } from '../steps/ledger.mjs';
import { inProject } from '../steps/paths.mjs';
import { provideGuppy } from '../steps/provide.mjs';
import { run, runNode } from '../steps/run.mjs';

const MINUTE = 60_000;

/** The capture's own tests, once for each Python. @param {readonly import('../steps/find-programs.mjs').Python[]} pythons */
export async function captureStages(ledger, pythons, env = {}) {
  if (pythons.length === 0) {
    await ledger.stage('capture', () => Promise.resolve(missing('no CPython 3.8 or newer found; install python3')));
  }
  for (const { path, version } of pythons) {
    await ledger.stage(`capture on CPython ${version}`, async () => {
      const tests = ['-m', 'unittest', 'discover', '-s', 'e2e/capture', '-p', 'test_*.py'];
      const { output, code } = await run(path, tests, {
        timeout: 5 * MINUTE,
        env: { ...env, PYTHONDONTWRITEBYTECODE: '1', PYTHONPATH: inProject('public', 'capture') },
      });
      return unittestCounts(output, code);
    });
  }
}

/** Printed text and tables against a living guppy3. @param {readonly import('../steps/find-programs.mjs').Python[]} pythons */
export async function oracleComparison(pythons, env = {}) {
  const script = inProject('oracle', 'compare.mjs');
  if (!existsSync(script)) return missing('oracle/compare.mjs is not there');
  const python = await provideGuppy(pythons);
  if (python === undefined) return missing('guppy3 on CPython 3.11 was not found and could not be installed');
  const { output, code } = await runNode([script], {
    timeout: 5 * MINUTE,
    env: { ...env, HEAPGLASS_GUPPY_PYTHON: python },
  });
  return countsIn(output, code);
}
