/** Progress of a run: of how many computations it consists is not known before it is over. */
import type { Steps } from '../../base/steps.ts';

/** Makes the fractions of several computations, one after another, one that never falls: each gets half of what is left. */
export function* neverFalling<T>(steps: Steps<T>): Steps<T> {
  let base = 0;
  let last = 0;
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (step.value < last) base += (1 - base) * 0.5 * last;
    last = Math.min(1, Math.max(0, step.value));
    yield base + (1 - base) * 0.5 * last;
  }
}
