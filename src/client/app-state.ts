/** What the page knows. What can be in the address bar stands in `location`; what is derived is computed where it is shown. */
import type { Progress } from '../base/steps.ts';
import type { Failure } from '../protocol/failures.ts';
import type { ConsoleEntry, SnapshotSummary } from '../protocol/rows.ts';
import type { JobId } from '../protocol/service.ts';
import { snapshotOf } from './expression.ts';
import type { Location } from './location.ts';

/** An open snapshot, and the file it came from (kept so that it can be opened again when the worker died). */
export interface OpenSnapshot {
  readonly summary: SnapshotSummary;
  readonly file: File;
}

/** A file on its way. `shown` after 300 ms: short work shows no progress. */
export interface Opening {
  readonly key: number;
  readonly file: File;
  readonly progress: Progress | undefined;
  readonly shown: boolean;
}

/** A file that did not open. */
export interface FailedFile {
  readonly key: number;
  readonly fileName: string;
  readonly failure: Failure;
}

/** What the console shows: inputs in order, each with what it gave. */
export type ConsoleItem =
  | { readonly kind: 'running'; readonly key: JobId; readonly source: string; readonly progress: Progress | undefined }
  | { readonly kind: 'done'; readonly key: number; readonly source: string; readonly entries: readonly ConsoleEntry[] }
  | { readonly kind: 'failed'; readonly key: number; readonly source: string; readonly failure: Failure };

export type WorkerState = { readonly kind: 'running' } | { readonly kind: 'dead'; readonly failure: Failure };

export interface AppState {
  readonly snapshots: readonly OpenSnapshot[];
  readonly openings: readonly Opening[];
  readonly failed: readonly FailedFile[];
  readonly worker: WorkerState;
  readonly location: Location;
  readonly console: readonly ConsoleItem[];
  /** Names of open files whose content is not the one that the link was made with. */
  readonly mismatched: readonly string[];
  /** Spoken by the live region. */
  readonly announcement: string;
}

/** The snapshot that `hp` means: the one the place names, else the newest that is whole, else the newest. */
export function selectedSnapshot({
  snapshots,
  location,
}: Pick<AppState, 'snapshots' | 'location'>): OpenSnapshot | undefined {
  const named = snapshots.find((s) => s.summary.id === location.snapshot);
  return named ?? snapshots.findLast((s) => s.summary.complete) ?? snapshots.at(-1);
}

/** The snapshot at hand, as the header shows it: the one that the expression begins with, else the selected one. */
export function currentSnapshot(state: Pick<AppState, 'snapshots' | 'location'>): OpenSnapshot | undefined {
  const first = snapshotOf(state.location.expression);
  return state.snapshots.find((s) => s.summary.id === first) ?? selectedSnapshot(state);
}
