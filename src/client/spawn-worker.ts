/** Starts the real worker. */
import HeapWorker from '../../workers/heap.worker.ts?worker&inline';
import type { WorkerHost } from './connect.ts';

/** A classic worker from a blob inside the page's own script: it opens from file:// too, and inherits the page's policy. */
export function spawnWorker(): WorkerHost {
  const worker = new HeapWorker();
  return {
    endpoint: worker,
    onDeath(listener) {
      // An error that nobody caught there leaves a session that cannot be trusted, so it counts as dead.
      worker.addEventListener('error', (event) => {
        listener(event.message);
        worker.terminate();
      });
      worker.addEventListener('messageerror', () => listener('A message could not be read.'));
    },
    terminate: () => worker.terminate(),
  };
}
