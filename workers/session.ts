/** The service behind the border: owns the open snapshots, evaluates expressions, hands out rows. Knows neither Comlink nor workers. */
import { atOnce, inPhase, runToEnd, scaled, type AsyncPhasedSteps, type Steps } from '../src/base/steps.ts';
import { relations } from '../src/analysis/relations/index.ts';
import { blobSource, openSnapshot, peekSnapshot } from '../src/formats/index.ts';
import type { Interpreter } from '../src/heapy/heapy.ts';
import { createInterpreter } from '../src/heapy/interpreter.ts';
import type { ConsoleEntry, SnapshotSummary } from '../src/protocol/rows.ts';
import type { HeapService, Outcome, Query, Range } from '../src/protocol/service.ts';
import { consoleNames } from './console-names.ts';
import { consoleEntries, dumpedSince, mayChangeMeaning } from './console.ts';
import { describeValue } from './describe.ts';
import { jobsAt, type Jobs } from './jobs.ts';
import { kindPage } from './kind-pages.ts';
import { objectPage, referencePage } from './object-pages.ts';
import { objectCard } from './objects.ts';
import { bytesOfObjects, openSnapshots, type OpenSnapshots } from './open-snapshots.ts';
import { overviewOf } from './overview.ts';
import { remembered, type Remembered } from './remembered.ts';
import { failureOf } from './failure-of.ts';
import type { Pace } from './run-job.ts';
import { bytesOfEntry, entryOf, type Entry } from './values.ts';

/** What the surroundings give: a worker, Node, a test. */
export interface Host {
  readonly pace: Pace;
}

export interface Session extends HeapService {
  /** Bytes of all columns, derived columns and remembered values. */
  heldBytes(): number;
}

/** Remembered values may hold this much beside the graphs. */
const REMEMBERED_BYTES = 128 * 2 ** 20;

/** A session without snapshots. Every answer is plain data; no method rejects. */
export function createSession({ pace }: Host): Session {
  const snapshots = openSnapshots();
  const state: State = {
    pace,
    snapshots,
    jobs: jobsAt(pace),
    interpreter: createInterpreter(snapshots),
    values: remembered<Entry>(REMEMBERED_BYTES, bytesOfEntry),
  };
  return {
    ...fileCalls(state),
    ...viewCalls(state),
    ...objectCalls(state),
    ...consoleCalls(state),
    heldBytes: () => snapshots.heldBytes() + state.values.heldBytes(),
  };
}

/** What the calls of one session share. */
interface State {
  readonly pace: Pace;
  readonly snapshots: OpenSnapshots;
  readonly jobs: Jobs;
  readonly interpreter: Interpreter;
  readonly values: Remembered<Entry>;
}

function fileCalls({
  pace,
  snapshots,
  jobs,
  interpreter,
  values,
}: State): Pick<HeapService, 'peek' | 'open' | 'close' | 'cancel' | 'relations' | 'overview'> {
  return {
    async peek(file) {
      try {
        return { ok: true, value: await peekSnapshot(blobSource(file)) };
      } catch (error) {
        return { ok: false, failure: failureOf(error, 'reading') };
      }
    },
    open: (job, file, name, onProgress) =>
      jobs.run(job, 'reading', () => opening(snapshots, file, name, pace), onProgress),
    async close(id) {
      snapshots.remove(id);
      interpreter.forget(id);
      values.clear();
    },
    async cancel(job) {
      jobs.cancel(job);
    },
    relations: async (of) =>
      outcomeOf(() => {
        const { capabilities } = snapshots.get(of).heap.graph;
        return relations.map(({ id, name, title, help, missing }) => {
          return { id, name, title, help, missing: missing(capabilities) };
        });
      }),
    overview: (job, of, onProgress) =>
      jobs.run(job, 'looking for the largest kinds', () => overviewOf(snapshots.get(of)), onProgress),
  };
}

function viewCalls(state: State): Pick<HeapService, 'describe' | 'kinds' | 'objects'> {
  const { jobs } = state;
  return {
    describe: (job, query, onProgress) =>
      jobs.run(job, 'evaluating', () => ofEntry(state, query, ({ value }) => describeValue(value)), onProgress),
    kinds: (job, query, range, onProgress) =>
      jobs.run(job, phaseOf(range), () => ofEntry(state, query, (entry) => kindPage(entry, range)), onProgress),
    objects: (job, query, range, onProgress) =>
      jobs.run(job, phaseOf(range), () => ofEntry(state, query, (entry) => objectPage(entry, range)), onProgress),
  };
}

/** What takes the time when a page of rows takes long. */
function phaseOf({ filter }: Range): string {
  return filter === '' ? 'sorting' : 'filtering';
}

function objectCalls({ jobs, snapshots }: State): Pick<HeapService, 'object' | 'references'> {
  return {
    object: (job, of, id) => jobs.run(job, 'looking up', () => objectCard(snapshots.get(of), id)),
    references: (job, of, id, direction, range) =>
      jobs.run(job, 'turning references round', () => referencePage(snapshots.get(of), id, direction, range)),
  };
}

function consoleCalls({ jobs, snapshots, interpreter, values }: State): Pick<HeapService, 'run' | 'complete'> {
  const names = consoleNames();
  function* ran(source: string): Steps<readonly ConsoleEntry[]> {
    const before = new Map(interpreter.files());
    const results = yield* scaled(0, 0.8, interpreter.run(source));
    if (results.some(mayChangeMeaning)) values.clear();
    return yield* scaled(0.8, 1, consoleEntries(results, names, dumpedSince(before, interpreter.files())));
  }
  return {
    run: (job, source, selected, onProgress) =>
      jobs.run(job, 'evaluating', () => snapshots.during(selected, () => ran(source)), onProgress),
    complete: async (source, position, selected) =>
      outcomeOf(() => runToEnd(snapshots.during(selected, () => atOnce(interpreter.complete(source, position))))),
  };
}

/** The value of an expression, the same object for as long as it is remembered, and what `show` makes of it. */
function* ofEntry<T>(
  { values, snapshots, interpreter }: State,
  query: Query,
  show: (entry: Entry) => Steps<T>,
): Steps<T> {
  const { expression, selected } = query;
  const evaluated = values.get(JSON.stringify([expression, selected ?? snapshots.selected()]), function* () {
    return entryOf(yield* snapshots.during(selected, () => interpreter.evaluate(expression)));
  });
  return yield* scaled(0.6, 1, show(yield* scaled(0, 0.6, evaluated)));
}

/** Reads a file and takes it in. Nothing of it stays when it is broken off. */
async function* opening(
  snapshots: OpenSnapshots,
  file: Blob,
  name: string,
  pace: Pace,
): AsyncPhasedSteps<SnapshotSummary> {
  const start = pace.now();
  const snapshot = yield* openSnapshot(blobSource(file));
  const bytes = yield* inPhase('adding up', 1, 1, bytesOfObjects(snapshot.graph));
  return snapshots.add(snapshot, bytes, name, pace.now() - start).summary;
}

function outcomeOf<T>(answer: () => T): Outcome<T> {
  try {
    return { ok: true, value: answer() };
  } catch (error) {
    return { ok: false, failure: failureOf(error, 'looking up') };
  }
}
