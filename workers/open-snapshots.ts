/** The snapshots that are open, by name. */
import type { HeapGraph } from '../src/heap/graph.ts';
import type { Snapshot } from '../src/heap/snapshot.ts';
import { sizeOfSet, allObjects } from '../src/heap/stats.ts';
import type { Steps } from '../src/base/steps.ts';
import { createDerived } from '../src/analysis/derived.ts';
import type { OpenHeap } from '../src/heapy/values/value.ts';
import type { Series } from '../src/heapy/heapy.ts';
import type { SnapshotSummary } from '../src/protocol/rows.ts';
import type { SnapshotId } from '../src/protocol/service.ts';
import { FailureError } from './failure-of.ts';

/** One open snapshot: what the language sees, and what the page is told. */
export interface OpenSnapshot extends OpenHeap {
  readonly name: SnapshotId;
  readonly summary: SnapshotSummary;
}

export interface OpenSnapshots extends Series {
  /** Takes a snapshot in under the next name. Names are never used twice. */
  add(snapshot: Snapshot, bytes: number, fileName: string, openMs: number): OpenSnapshot;
  remove(id: SnapshotId): void;
  /** Throws a FailureError `unknown-snapshot`. */
  get(id: SnapshotId): OpenSnapshot;
  heaps(): readonly OpenSnapshot[];
  /** Drives `steps` with `id` as the snapshot that `hp` means; `undefined`: the last one opened. */
  during<T>(id: SnapshotId | undefined, steps: () => Steps<T>): Steps<T>;
  /** Bytes of all columns, derived ones included. */
  heldBytes(): number;
}

export function openSnapshots(): OpenSnapshots {
  const open = new Map<SnapshotId, OpenSnapshot>();
  let lastNumber = 0;
  let selected: SnapshotId | undefined;
  const last = (): SnapshotId | undefined => [...open.keys()].at(-1);
  const get = (id: SnapshotId): OpenSnapshot => {
    const found = open.get(id);
    if (found === undefined) throw new FailureError({ code: 'unknown-snapshot', facts: { name: id } });
    return found;
  };
  return {
    add(snapshot, bytes, fileName, openMs) {
      const id = `s${++lastNumber}` as SnapshotId;
      const { graph, facts } = snapshot;
      const heap = { graph, derived: createDerived(graph) };
      const added = { name: id, heap, facts, summary: summaryOf(snapshot, { id, bytes, fileName, openMs }) };
      open.set(id, added);
      return added;
    },
    remove: (id) => void open.delete(id),
    get,
    heaps: () => [...open.values()],
    selected: () => selected ?? last(),
    *during<T>(id: SnapshotId | undefined, steps: () => Steps<T>): Steps<T> {
      if (id !== undefined) get(id);
      let running: Steps<T> | undefined;
      try {
        for (;;) {
          // Jobs take turns, and each may mean another snapshot.
          selected = id;
          running ??= steps();
          const step = running.next();
          selected = undefined;
          if (step.done === true) return step.value;
          yield step.value;
        }
      } finally {
        selected = undefined;
        running?.return(undefined as never);
      }
    },
    heldBytes() {
      let bytes = 0;
      for (const { heap } of open.values()) bytes += bytesOfGraph(heap.graph) + heap.derived.byteLength;
      return bytes;
    },
  };
}

/** Bytes of all objects in the file. */
export function bytesOfObjects(graph: HeapGraph): Steps<number> {
  return sizeOfSet(graph, allObjects(graph));
}

interface Opening {
  readonly id: SnapshotId;
  readonly bytes: number;
  readonly fileName: string;
  readonly openMs: number;
}

function summaryOf(snapshot: Snapshot, { id, bytes, fileName, openMs }: Opening): SnapshotSummary {
  const { graph, facts, warnings, complete, fileBytes, contentHash } = snapshot;
  const roots = graph.edgeStart[graph.root + 1] - graph.edgeStart[graph.root];
  return {
    id,
    fileName,
    fileBytes,
    contentHash,
    facts,
    capabilities: graph.capabilities,
    warnings,
    complete,
    objects: graph.nodeCount - 1,
    references: graph.edgeCount - roots,
    bytes,
    roots,
    openMs,
  };
}

function bytesOfGraph(g: HeapGraph): number {
  const columns = [
    g.node.type,
    g.node.selfSize,
    g.node.id,
    g.edgeStart,
    g.edgeTarget,
    g.edgeKind,
    g.edgeLabel,
    g.hidden,
  ];
  return columns.reduce((sum, column) => sum + column.byteLength, g.strings.byteLength);
}
