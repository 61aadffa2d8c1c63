/** The jobs that run, by the number the page gave them. */
import type { OnProgress } from '../src/protocol/service.ts';
import type { JobId, Outcome } from '../src/protocol/service.ts';
import { jobControl, runJob, type AnySteps, type JobControl, type Pace } from './run-job.ts';

export interface Jobs {
  /** Runs a job to its end. `begin` may throw: that is a failure too. Never rejects. */
  run<T>(job: JobId, phase: string, begin: () => AnySteps<T>, onProgress?: OnProgress): Promise<Outcome<T>>;
  cancel(job: JobId): void;
}

export function jobsAt(pace: Pace): Jobs {
  const running = new Map<JobId, JobControl>();
  return {
    async run(job, phase, begin, onProgress) {
      const control = jobControl();
      running.set(job, control);
      try {
        return await runJob(begin, { pace, control, phase, onProgress });
      } finally {
        if (running.get(job) === control) running.delete(job);
      }
    },
    cancel: (job) => running.get(job)?.cancel(),
  };
}
