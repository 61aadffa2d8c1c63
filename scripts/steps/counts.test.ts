import { describe, expect, it } from 'vitest';
import { countsIn, unittestCounts } from './counts.mjs';

describe('countsIn', () => {
  it('takes the last line of counts', () => {
    expect(countsIn('1 passed, 0 failed\n3 passed, 1 failed, 2 skipped\nbye', 1)).toEqual({
      passed: 3,
      failed: 1,
      skipped: 2,
    });
  });
  it('never calls a failed run good', () => {
    expect(countsIn('3 passed, 0 failed', 1).failed).toBe(1);
    expect(countsIn('all fine', 0).failed).toBe(1);
  });
});

describe('unittestCounts', () => {
  it('reads failures, errors and skips', () => {
    const output = 'Ran 12 tests in 0.1s\n\nFAILED (failures=1, errors=2, skipped=3, expected failures=1)\n';
    expect(unittestCounts(output, 1)).toEqual({ passed: 6, failed: 3, skipped: 3 });
    expect(unittestCounts('Ran 5 tests in 1.0s\n\nOK\n', 0)).toEqual({ passed: 5, failed: 0, skipped: 0 });
  });
  it('never calls an empty or broken run good', () => {
    expect(unittestCounts('Ran 0 tests in 0.0s\n\nOK\n', 0).failed).toBe(1);
    expect(unittestCounts('Traceback', 1).failed).toBe(1);
    expect(unittestCounts('Ran 5 tests in 1.0s\n\nOK\n', 139).failed).toBe(1);
  });
});
