/** Long computations that are done once, however many ask for the result, and however their asking interleaves. */
import type { Steps } from './steps.ts';

interface Running<T> {
  readonly steps: Steps<T>;
  users: number;
  outcome: { readonly value: T } | { readonly error: unknown } | undefined;
}

/**
 * A door to one computation. The first caller starts it, later ones join it where it stands and drive it on; its result is
 * kept. When every caller has broken off (`return()`), it is dropped and the next one starts anew. An error reaches all who
 * wait, and is forgotten. `onDone` is called once, when the result is there.
 */
export function once<T>(start: () => Steps<T>, onDone: (value: T) => void = () => undefined): () => Steps<T> {
  let done: { readonly value: T } | undefined;
  let running: Running<T> | undefined;
  const finish = (run: Running<T>, value: T): void => {
    run.outcome = done = { value };
    onDone(value);
  };
  return function* () {
    if (done !== undefined) return done.value;
    const run: Running<T> = (running ??= { steps: start(), users: 0, outcome: undefined });
    run.users++;
    try {
      for (;;) {
        if (run.outcome !== undefined) {
          if ('error' in run.outcome) throw run.outcome.error;
          return run.outcome.value;
        }
        const step = advance(run);
        if (step.done === true) finish(run, step.value);
        else yield step.value;
      }
    } finally {
      run.users--;
      if (running === run && (run.users === 0 || run.outcome !== undefined)) {
        running = undefined;
        if (run.outcome === undefined) run.steps.return(undefined as never);
      }
    }
  };
}

function advance<T>(run: Running<T>): IteratorResult<number, T> {
  try {
    return run.steps.next();
  } catch (error) {
    run.outcome = { error };
    throw error;
  }
}
