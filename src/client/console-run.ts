import type { HeapService, SnapshotId } from '../protocol/service.ts';
import type { AppState, ConsoleItem } from './app-state.ts';
import { nextJob } from './jobs.ts';
import type { Store } from './store.ts';

/** The console keeps this many inputs; older ones are dropped. */
const KEPT = 300;

/** Runs one console input and puts what it gave into the store, where switching tabs cannot lose it. */
export async function runInConsole(
  store: Store<AppState>,
  service: HeapService,
  source: string,
  selected: SnapshotId | undefined,
): Promise<void> {
  const key = nextJob();
  const put = (item: ConsoleItem): void =>
    store.update((s) => {
      const isThere = s.console.some((i) => i.key === item.key);
      return {
        ...s,
        console: isThere ? s.console.map((i) => (i.key === item.key ? item : i)) : [...s.console, item].slice(-KEPT),
      };
    });
  put({ kind: 'running', key, source, progress: undefined });
  try {
    const outcome = await service.run(key, source, selected, (progress) => {
      if (store.get().console.some((i) => i.key === key && i.kind === 'running'))
        put({ kind: 'running', key, source, progress });
    });
    put(
      outcome.ok
        ? { kind: 'done', key, source, entries: outcome.value }
        : { kind: 'failed', key, source, failure: outcome.failure },
    );
  } catch (error) {
    put({ kind: 'failed', key, source, failure: { code: 'internal', facts: { message: String(error) } } });
  }
}
