import { expect } from 'vitest';
import type { Steps } from '../../base/steps.ts';

/** Runs `steps`, demands that it pauses at least `least` times and that its progress never falls and stays in 0 … 1. */
export function runWatched<T>(steps: Steps<T>, least = 1): T {
  const fractions: number[] = [];
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      expect(fractions.length).toBeGreaterThanOrEqual(least);
      expect(fractions.filter((f, i) => !(f >= (fractions[i - 1] ?? 0) && f <= 1))).toEqual([]);
      return step.value;
    }
    fractions.push(step.value);
  }
}
