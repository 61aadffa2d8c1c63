/** Drives long computations in slices: here live the clock, the progress and the cancellation. */
import type { AsyncPhasedSteps, PhasedSteps, Progress, Steps } from '../src/base/steps.ts';
import type { Outcome } from '../src/protocol/service.ts';
import { failureOf } from './failure-of.ts';

/** How the machine is shared with messages and other jobs. */
export interface Pace {
  /** Milliseconds; never goes back. */
  now(): number;
  /** Resolves in a later macrotask, so that messages are heard in between. */
  breathe(): Promise<void>;
}

/** Handle on a running job. */
export interface JobControl {
  readonly isCancelled: boolean;
  cancel(): void;
  /** Called at once when the job is cancelled while it waits; one listener at a time. */
  onCancel: (() => void) | undefined;
}

/** What the driver is told of one job. */
export interface JobOptions {
  readonly pace: Pace;
  readonly control: JobControl;
  /** Phase of steps that do not name their own. */
  readonly phase: string;
  readonly onProgress: ((progress: Progress) => unknown) | undefined;
}

export type AnySteps<T> = Steps<T> | PhasedSteps<T> | AsyncPhasedSteps<T>;

/** Longest stretch of work between two breaths: below a frame, and far below the 300 ms in which a cancelled job must settle. */
const SLICE_MS = 20;
const PROGRESS_MS = 100;
const CANCELLED = { ok: false, failure: { code: 'cancelled', facts: {} } } as const;

export function jobControl(): JobControl {
  let isCancelled = false;
  return {
    get isCancelled() {
      return isCancelled;
    },
    cancel() {
      isCancelled = true;
      this.onCancel?.();
    },
    onCancel: undefined,
  };
}

interface Reporter {
  report(step: number | Progress): void;
  phase(): string;
}

/** Keeps what a job reports true and bearable: never falling, about ten times a second, at once when the phase changes. */
function reporter({ pace, phase, onProgress }: JobOptions): Reporter {
  let last: Progress = { phase, fraction: 0 };
  let lastTime = Number.NEGATIVE_INFINITY;
  return {
    report(step) {
      const said = typeof step === 'number' ? { phase, fraction: step } : step;
      const fraction = Math.max(last.fraction, Math.min(1, said.fraction));
      const now = pace.now();
      const isNews = said.phase !== last.phase || (fraction > last.fraction && now - lastTime >= PROGRESS_MS);
      if (!isNews) return;
      last = { phase: said.phase, fraction };
      lastTime = now;
      // The listener may be a page that is gone; its silence is no reason to stop here.
      void Promise.resolve(onProgress?.(last)).catch(() => undefined);
    },
    phase: () => last.phase,
  };
}

function isAsync<T>(steps: AnySteps<T>): steps is AsyncPhasedSteps<T> {
  return Symbol.asyncIterator in steps;
}

/** The next step of a job that waits for bytes, or `undefined` when it was cancelled meanwhile: a hanging read must not hold it. */
function nextUnlessCancelled<T>(
  steps: AsyncPhasedSteps<T>,
  control: JobControl,
): Promise<IteratorResult<Progress, T> | undefined> {
  return new Promise((resolve, reject) => {
    control.onCancel = () => resolve(undefined);
    steps.next().then(resolve, reject);
  });
}

/** Lets go of what the steps hold. A reader that waits for bytes does so when they come; nobody waits for that. */
function release(steps: AnySteps<unknown>): void {
  if (isAsync(steps)) void steps.return(undefined).catch(() => undefined);
  else steps.return(undefined);
}

async function drive<T>(steps: AnySteps<T>, options: JobOptions, reporting: Reporter): Promise<Outcome<T>> {
  const { pace, control } = options;
  for (;;) {
    const sliceEnd = pace.now() + SLICE_MS;
    let step: IteratorResult<number | Progress, T> | undefined;
    do {
      if (control.isCancelled) return CANCELLED;
      step = isAsync(steps) ? await nextUnlessCancelled(steps, control) : steps.next();
      if (step === undefined) return CANCELLED;
      if (step.done === true) return { ok: true, value: step.value };
    } while (pace.now() < sliceEnd);
    reporting.report(step.value);
    await pace.breathe();
  }
}

/**
 * Runs what `begin` makes to its end in slices. Never rejects: what is thrown becomes a failure, a cancelled job the failure `cancelled`, and
 * whatever way it ends, the steps have been told to let go of their memory.
 */
export async function runJob<T>(begin: () => AnySteps<T>, options: JobOptions): Promise<Outcome<T>> {
  const reporting = reporter(options);
  try {
    const steps = begin();
    const outcome = await drive(steps, options, reporting);
    if (!outcome.ok) release(steps);
    return outcome;
  } catch (error) {
    return { ok: false, failure: failureOf(error, reporting.phase()) };
  } finally {
    options.control.onCancel = undefined;
  }
}
