/** One computation for all who ask for it at the same time. */
import type { Steps } from '../src/base/steps.ts';

/**
 * Steps that several jobs may drive at once. Whoever is asked next advances the one running computation, so that nothing is computed
 * twice and nobody waits for a job that was put aside. When its last user breaks off, the computation is broken off too.
 * The result is not remembered here: `keep` receives it.
 */
export function shareSteps<T>(compute: () => Steps<T>, keep: (value: T) => void): () => Steps<T> {
  let running: Steps<T> | undefined;
  let finished: { readonly value: T } | undefined;
  let users = 0;

  function stop(): void {
    const steps = running;
    running = undefined;
    finished = undefined;
    steps?.return(undefined as never);
  }

  return function* shared(): Steps<T> {
    users++;
    try {
      while (finished === undefined) {
        running ??= compute();
        let step: IteratorResult<number, T>;
        try {
          step = running.next();
        } catch (error) {
          running = undefined;
          throw error;
        }
        if (step.done !== true) {
          yield step.value;
          continue;
        }
        finished = { value: step.value };
        keep(step.value);
      }
      return finished.value;
    } finally {
      users--;
      if (users === 0) stop();
    }
  };
}
