/** Opening files in tests and benchmarks. */
import type { AsyncPhasedSteps, Progress } from '../../base/steps.ts';
import type { Snapshot } from '../../heap/snapshot.ts';
import { bytesSource, openSnapshot } from '../index.ts';

/** Runs steps to their end; `see` hears of each progress. */
export async function runAsync<T>(steps: AsyncPhasedSteps<T>, see?: (progress: Progress) => void): Promise<T> {
  for (;;) {
    const step = await steps.next();
    if (step.done === true) return step.value;
    see?.(step.value);
  }
}

/** Opens a file that is in memory. Throws as `openSnapshot` does. */
export const openBytes = (bytes: Uint8Array): Promise<Snapshot> => runAsync(openSnapshot(bytesSource(bytes)));
