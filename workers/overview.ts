/** What fills one snapshot, as facts. */
import { scaled, type Steps } from '../src/base/steps.ts';
import { partition, type Partition } from '../src/analysis/partition.ts';
import { byClodo } from '../src/analysis/relations/clodo.ts';
import type { HeapGraph, NodeIndex } from '../src/heap/graph.ts';
import type { NodeSet } from '../src/heap/node-set.ts';
import { difference, union } from '../src/heap/set-algebra.ts';
import { allObjects, NODES_PER_STEP, sizeOfSet } from '../src/heap/stats.ts';
import type { KindRow, Overview, Totals } from '../src/protocol/rows.ts';
import type { OpenSnapshot } from './open-snapshots.ts';
import { isRuntimeModule, isStartUpModule } from './standard-library.ts';

const LARGEST = 10;

/** The overview of a snapshot. Independent of reference points: it speaks of the file. */
export function* overviewOf({ name, heap }: OpenSnapshot): Steps<Overview> {
  const { graph, derived } = heap;
  const visible = yield* scaled(0, 0.2, derived.visible());
  const unreachable = yield* scaled(0.2, 0.3, derived.unreachable());
  const kinds = yield* scaled(0.3, 0.8, partition(heap, visible, byClodo));
  const members = yield* scaled(0.8, 0.9, firstMembers(visible, kinds));
  const dictOwner = yield* scaled(0.9, 0.95, derived.dictOwner());
  const rows = rowsOf(kinds);
  const own = ownKinds(rows, (row) => moduleOf(graph, dictOwner, members[kinds.rows[row.index].class]));
  const ownKind = own.at(0);
  return {
    id: name,
    reachable: { count: kinds.count, size: kinds.size },
    unreachable: yield* totals(graph, unreachable),
    // What only the capture's own objects hold is the capture's too: so the three add up to the file.
    hidden: yield* totals(graph, difference(allObjects(graph), union(visible, unreachable))),
    hiddenBytes: yield* scaled(0.95, 1, hiddenBytesOf(graph, visible)),
    largest: rows.slice(0, LARGEST),
    ownKind,
    ownTie: own.find((row) => row !== ownKind && row.size === ownKind?.size),
    kinds: rows.length,
  };
}

function* totals(g: HeapGraph, set: NodeSet): Steps<Totals> {
  return { count: set.count, size: yield* scaled(0.95, 0.95, sizeOfSet(g, set)) };
}

function rowsOf({ rows }: Partition): readonly KindRow[] {
  let cumulative = 0;
  return rows.map(({ name, count, size }, index) => ({ index, name, count, size, cumulative: (cumulative += size) }));
}

/** [class] the first member of each kind; 0 = not among `set`. */
function* firstMembers(set: NodeSet, { classification }: Partition): Steps<Uint32Array> {
  const { classOf, classCount } = classification;
  const first = new Uint32Array(classCount);
  const note = (n: NodeIndex): void => {
    if (first[classOf[n]] === 0) first[classOf[n]] = n;
  };
  for (let from = 0; from < set.universe; from += NODES_PER_STEP) {
    set.forEachBetween(from, from + NODES_PER_STEP, note);
    yield from / set.universe;
  }
  return first;
}

/** Kinds of the program's main module, else of modules that neither the interpreter nor its start-up brings; in order. */
function ownKinds(rows: readonly KindRow[], moduleAt: (row: KindRow) => string | undefined): readonly KindRow[] {
  const ofMain = rows.filter((row) => moduleAt(row) === '__main__');
  if (ofMain.length > 0) return ofMain;
  return rows.filter((row) => !isRuntimeModule(moduleAt(row)) && !isStartUpModule(moduleAt(row)));
}

/** Module of a kind, told from one member: of its class, or of the class whose instance's dict it is. */
function moduleOf(g: HeapGraph, dictOwner: Uint32Array, member: number): string | undefined {
  const own = dictOwner[member] === 0 ? member : dictOwner[member];
  return g.types[g.node.type[own]].module;
}

/** Estimated bytes of inline attribute values. */
function* hiddenBytesOf(g: HeapGraph, set: NodeSet): Steps<number> {
  const perType = Float64Array.from(g.types, (type) => type.hiddenBytes);
  if (perType.every((bytes) => bytes === 0)) return 0;
  const { type } = g.node;
  let bytes = 0;
  const add = (n: NodeIndex): void => void (bytes += perType[type[n]]);
  for (let from = 0; from < set.universe; from += NODES_PER_STEP) {
    set.forEachBetween(from, from + NODES_PER_STEP, add);
    yield from / set.universe;
  }
  return bytes;
}
