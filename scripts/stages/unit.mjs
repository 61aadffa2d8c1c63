/** Unit, property, contract and protocol tests: vitest in Node. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { oneCheck } from '../steps/ledger.mjs';
import { inProject, tool } from '../steps/paths.mjs';
import { runNode } from '../steps/run.mjs';

const MINUTE = 60_000;

/** Runs them all, or those of some folders. `env` goes to the tests. @param {{ env?: object, only?: readonly string[] }} options */
export async function unitTests({ env = {}, only = [] } = {}) {
  const report = inProject('.cache', 'reports', 'unit.json');
  mkdirSync(inProject('.cache', 'reports'), { recursive: true });
  rmSync(report, { force: true });
  const args = ['run', ...only, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const long = process.env['HEAPGLASS_LONG'] === '1' || env['HEAPGLASS_LONG'] === '1';
  const { code } = await runNode([tool.vitest, ...args], { timeout: (long ? 60 : 25) * MINUTE, env });
  if (!existsSync(report)) return oneCheck(false, 'vitest gave no report');
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  // A file that cannot be loaded has no tests that could fail.
  const unloaded = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  const failed = numFailedTests + unloaded;
  return {
    passed: numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: numPendingTests + numTodoTests,
  };
}
