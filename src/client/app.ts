/** The page's mind: the store, the worker behind it, the address bar, and everything that a click can ask for. */
import type { HeapService, SnapshotId } from '../protocol/service.ts';
import { locationWriter, type AddressBar, type LocationWriter } from './address-bar.ts';
import { currentSnapshot, type AppState, type OpenSnapshot } from './app-state.ts';
import type { Connection } from './connect.ts';
import { runInConsole } from './console-run.ts';
import { snapshotsIn } from './expression.ts';
import { HOME, sameLocation, type Location } from './location.ts';
import { bound, marksFor, withSnapshotOf } from './link.ts';
import { openingQueue } from './opening.ts';
import { createStore, type Store } from './store.ts';

export interface App {
  readonly store: Store<AppState>;
  /** The worker's service; another one after a restart. */
  service(): HeapService;
  openFiles(files: readonly File[]): Promise<void>;
  cancelOpening(key: number): void;
  closeSnapshot(id: SnapshotId): void;
  dismissFailure(key: number): void;
  /** Goes somewhere: `push` makes a place that Back returns to, `replace` changes the present one. */
  go(change: Partial<Location>, how?: 'push' | 'replace'): void;
  /** Starts a new worker and opens the same files again. */
  restart(): Promise<void>;
  runConsole(source: string): Promise<void>;
  clearConsole(): void;
  announce(text: string): void;
}

/** Makes the page's mind around a worker that has just been started. */
export function createApp(first: Connection, bar: AddressBar): App {
  const writer = locationWriter(bar);
  const store = createStore(stateAt(writer.read()));
  let connection = watched(first);
  const service = (): HeapService => connection.service;
  const announce = (announcement: string): void => store.update((s) => ({ ...s, announcement }));
  const queue = openingQueue(store, service, (opened) => arrived(store, writer, opened, announce));

  function watched(started: Connection): Connection {
    void started.died.then((failure) => {
      if (connection !== started) return; // a worker that was replaced
      store.update((s) => ({ ...s, worker: { kind: 'dead', failure }, openings: [] }));
    });
    return started;
  }

  bar.onChange(() => {
    writer.forget();
    const location = writer.read();
    store.update((s) => (sameLocation(s.location, location) ? s : { ...s, location }));
  });

  return {
    store,
    service,
    announce,
    openFiles: (files) => (files.length === 0 ? Promise.resolve() : queue.add(files)),
    cancelOpening: (key) => queue.cancel(key),
    dismissFailure: (key) => store.update((s) => ({ ...s, failed: s.failed.filter((f) => f.key !== key) })),
    closeSnapshot(id) {
      void service().close(id);
      store.update((s) => ({ ...s, snapshots: s.snapshots.filter((o) => o.summary.id !== id) }));
      const { location, snapshots } = store.get();
      if (snapshots.length === 0) {
        store.update((s) => ({ ...s, mismatched: [] }));
        this.go({ ...HOME, files: [] });
        announce('No snapshot is open.');
      } else if (location.snapshot === id || snapshotsIn(location.expression).includes(id))
        this.go({ expression: '', snapshot: '', selection: { kind: 'none' }, filter: '', sort: undefined });
    },
    go(change, how = 'push') {
      const { location, ...state } = store.get();
      const next = withSnapshotOf({ ...location, ...change }, state.snapshots);
      const marked = { ...next, files: marksFor(next, state.snapshots, location.files) };
      if (sameLocation(marked, location)) return;
      store.update((s) => ({ ...s, location: marked }));
      writer.write(marked, how);
    },
    async restart() {
      const files = store.get().snapshots.map((s) => s.file);
      queue.abandon();
      const before = connection;
      connection = watched(before.restart());
      store.update((s) => ({ ...s, snapshots: [], failed: [], worker: { kind: 'running' } }));
      for (const file of files) await queue.add([file]); // one by one: names s1, s2 … stay in the old order
    },
    runConsole: (source) => runInConsole(store, service(), source, currentSnapshot(store.get())?.summary.id),
    clearConsole: () => store.update((s) => ({ ...s, console: [] })),
  };
}

function stateAt(location: Location): AppState {
  return {
    snapshots: [],
    openings: [],
    failed: [],
    worker: { kind: 'running' },
    location,
    console: [],
    mismatched: [],
    announcement: '',
  };
}

/** A link may have waited for the file: its place is written anew when the file bound it. */
function arrived(
  store: Store<AppState>,
  writer: LocationWriter,
  opened: OpenSnapshot,
  announce: (text: string) => void,
): void {
  const before = store.get().location;
  store.update((s) => bound(s, opened));
  const { location } = store.get();
  if (location !== before) writer.write(location, 'replace');
  announce(`Opened ${opened.summary.fileName}: ${opened.summary.objects.toLocaleString()} objects.`);
}
