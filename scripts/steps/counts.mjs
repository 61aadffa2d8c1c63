/** Reads how many tests passed out of what a runner printed. */
import { oneCheck } from './ledger.mjs';

/** Counts of a runner whose last lines hold `N passed, N failed`; a failure when there is no such line or the code says so. */
export function countsIn(output, code) {
  const found = [...output.matchAll(/(\d+) passed, (\d+) failed(?:, (\d+) skipped)?/g)].at(-1);
  if (found === undefined) return oneCheck(false, `ended with code ${code} and without counts`);
  const [passed, failed, skipped] = found.slice(1).map((digits) => Number(digits ?? 0));
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed, skipped };
}

/** Counts of Python's unittest: `Ran N tests`, `FAILED (failures=…, errors=…)`, `OK (skipped=…)`. */
export function unittestCounts(output, code) {
  const ran = Number(/^Ran (\d+) tests?/m.exec(output)?.[1] ?? 0);
  const tail = /^(?:OK|FAILED)(?: \((.*)\))?$/m.exec(output)?.[1] ?? '';
  const of = (word) => Number(new RegExp(`(?<!\\w )${word}=(\\d+)`).exec(tail)?.[1] ?? 0);
  const failed = of('failures') + of('errors') + of('unexpected successes');
  const skipped = of('skipped');
  if (ran === 0 || (failed === 0 && code !== 0))
    return oneCheck(false, `unittest ended with code ${code}, ${ran} tests`);
  return { passed: ran - failed - skipped, failed, skipped };
}
