/** Files on their way in: one after another, each with its progress, a cancel that works, and a failure in its place. */
import type { Failure } from '../protocol/failures.ts';
import type { HeapService, JobId } from '../protocol/service.ts';
import type { AppState, FailedFile, OpenSnapshot, Opening } from './app-state.ts';
import { nextJob } from './jobs.ts';
import type { Store } from './store.ts';

export interface OpeningQueue {
  /** Adds files behind those that wait, ordered by the time stored in them, else by name. Resolves when all of them are open, failed or cancelled. */
  add(files: readonly File[]): Promise<void>;
  cancel(key: number): void;
  /** Gives all waiting files up, without a failure: the worker is gone. */
  abandon(): void;
}

const SHOW_AFTER_MS = 300;
let lastKey = 0;

/** Makes the queue. `opened` is told of every snapshot after it is in the store. */
export function openingQueue(
  store: Store<AppState>,
  service: () => HeapService,
  opened: (snapshot: OpenSnapshot) => void,
): OpeningQueue {
  const jobs = new Map<number, JobId>();
  let chain: Promise<void> = Promise.resolve();
  let abandonments = 0;

  const open = async (key: number, file: File): Promise<void> => {
    if (!store.get().openings.some((o) => o.key === key)) return; // cancelled while it waited
    const job = nextJob();
    jobs.set(key, job);
    const timer = setTimeout(() => change(store, key, { shown: true }), SHOW_AFTER_MS);
    try {
      const outcome = await service().open(job, file, file.name, (progress) => change(store, key, { progress }));
      if (outcome.ok) {
        store.update((s) => ({ ...s, snapshots: [...s.snapshots, { summary: outcome.value, file }] }));
        opened({ summary: outcome.value, file });
      } else if (isWorthShowing(outcome.failure)) fail(store, key, file, outcome.failure);
    } catch (error) {
      fail(store, key, file, { code: 'internal', facts: { message: String(error) } });
    } finally {
      clearTimeout(timer);
      jobs.delete(key);
      store.update((s) => ({ ...s, openings: s.openings.filter((o) => o.key !== key) }));
    }
  };

  return {
    add(files) {
      const generation = abandonments;
      const waiting = chain;
      chain = inOrder(files, service()).then(async (ordered) => {
        if (generation !== abandonments) return;
        const added = ordered.map((file): Opening => ({ key: ++lastKey, file, progress: undefined, shown: false }));
        store.update((s) => ({ ...s, openings: [...s.openings, ...added] }));
        await waiting;
        for (const { key, file } of added) await open(key, file);
      });
      return chain;
    },
    cancel(key) {
      const job = jobs.get(key);
      if (job !== undefined) void service().cancel(job);
      else store.update((s) => ({ ...s, openings: s.openings.filter((o) => o.key !== key) }));
    },
    abandon() {
      jobs.clear();
      abandonments++;
      chain = Promise.resolve();
      store.update((s) => ({ ...s, openings: [] }));
    },
  };
}

/** By the time stored in the files; those that tell none come last. Equal times, and no times, are ordered by name. */
async function inOrder(files: readonly File[], service: HeapService): Promise<readonly File[]> {
  if (files.length < 2) return files;
  const timed = await Promise.all(
    files.map(async (file) => {
      const peeked = await service.peek(file);
      return { file, time: (peeked.ok ? peeked.value.time : undefined) ?? Number.MAX_VALUE };
    }),
  );
  timed.sort((a, b) => a.time - b.time || a.file.name.localeCompare(b.file.name, 'en', { numeric: true }));
  return timed.map(({ file }) => file);
}

/** A cancelled file is what the user asked for; a dead worker has a banner of its own. */
function isWorthShowing(failure: Failure): boolean {
  return failure.code !== 'cancelled' && failure.code !== 'worker-died';
}

function fail(store: Store<AppState>, key: number, file: File, failure: Failure): void {
  const failed: FailedFile = { key, fileName: file.name, failure };
  store.update((s) => ({ ...s, failed: [...s.failed, failed] }));
}

function change(store: Store<AppState>, key: number, part: Partial<Opening>): void {
  store.update((s) => ({ ...s, openings: s.openings.map((o) => (o.key === key ? { ...o, ...part } : o)) }));
}
