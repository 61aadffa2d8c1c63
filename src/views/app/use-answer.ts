import { useEffect, useState } from 'react';
import type { Progress } from '../../base/steps.ts';
import { nextJob } from '../../client/jobs.ts';
import type { Failure } from '../../protocol/failures.ts';
import type { HeapService, JobId, OnProgress, Outcome } from '../../protocol/service.ts';
import { useApp } from './app-context.ts';

/** An answer on its way or there. `value` of an older question stays until the new one is answered. */
export type Answer<T> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading'; readonly value: T | undefined; readonly progress: Progress | undefined }
  | { readonly kind: 'ready'; readonly value: T }
  | { readonly kind: 'failed'; readonly value: T | undefined; readonly failure: Failure };

export type Ask<T> = (service: HeapService, job: JobId, onProgress: OnProgress) => Promise<Outcome<T>>;

/** The value of an answer, also an older one while the new is on its way. */
export function valueOf<T>(answer: Answer<T>): T | undefined {
  return answer.kind === 'idle' ? undefined : answer.value;
}

/** Asks the service whenever `question` changes; `undefined` asks nothing. An overtaken call is cancelled, its answer dropped. */
export function useAnswer<T>(question: string | undefined, ask: Ask<T>): Answer<T> {
  const service = useApp().service();
  const [answer, setAnswer] = useState<Answer<T>>({ kind: 'idle' });
  useEffect(() => {
    if (question === undefined) {
      setAnswer({ kind: 'idle' });
      return undefined;
    }
    let isCurrent = true;
    const job = nextJob();
    setAnswer((before) => ({ kind: 'loading', value: valueOf(before), progress: undefined }));
    const onProgress: OnProgress = (progress) => {
      if (isCurrent) setAnswer((now) => (now.kind === 'loading' ? { ...now, progress } : now));
    };
    void ask(service, job, onProgress).then((outcome) => {
      if (!isCurrent) return;
      isCurrent = false;
      setAnswer((before) =>
        outcome.ok
          ? { kind: 'ready', value: outcome.value }
          : { kind: 'failed', value: valueOf(before), failure: outcome.failure },
      );
    });
    return () => {
      if (isCurrent) void service.cancel(job);
      isCurrent = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `question` says all that `ask` depends on
  }, [question, service]);
  return answer;
}
