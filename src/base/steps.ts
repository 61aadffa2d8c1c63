/**
 * Long computations as generators.
 *
 * An algorithm yields how far it is, at least every few thousand elements; whoever drives it owns the clock, reports the
 * progress, and may stop by not asking again. So the floors below the worker stay synchronous, pure and testable.
 */

/** A long computation: yields the fraction done, 0 … 1 and never falling, and returns its result. */
export type Steps<T> = Generator<number, T, void>;

/** What a job says of itself: the phase in words of the screen, and the fraction of the whole job, 0 … 1, never falling. */
export interface Progress {
  readonly phase: string;
  readonly fraction: number;
}

/** A job of several phases. */
export type PhasedSteps<T> = Generator<Progress, T, void>;

/** A job that also waits for bytes: readers of files. Breaks off, and frees what it holds, when its `return()` is called. */
export type AsyncPhasedSteps<T> = AsyncGenerator<Progress, T, void>;

/** Runs `steps` to its end at once: tests, and results known to be small. */
export function runToEnd<T>(steps: Generator<unknown, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Gives `steps` the share `from … to` of a job's progress and a phase name. */
export function* inPhase<T>(phase: string, from: number, to: number, steps: Steps<T>): PhasedSteps<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    yield { phase, fraction: from + (to - from) * step.value };
  }
}

/** Gives `steps` the share `from … to` of a longer computation. */
export function* scaled<T>(from: number, to: number, steps: Steps<T>): Steps<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    yield from + (to - from) * step.value;
  }
}

/** A computation that has nothing to compute. */
export function* atOnce<T>(value: T): Steps<T> {
  yield 1;
  return value;
}
