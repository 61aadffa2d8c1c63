/** The objects of a set, and the references of one object, by range. */
import { referenceLabel } from '../src/analysis/reference-label.ts';
import { scaled, type Steps } from '../src/base/steps.ts';
import { EdgeKind } from '../src/heap/edge-kind.ts';
import { selfSizeOf, type EdgeIndex, type NodeIndex } from '../src/heap/graph.ts';
import { setOfSorted } from '../src/heap/node-set.ts';
import { setValue } from '../src/heapy/values/set.ts';
import type { SetValue, Value } from '../src/heapy/values/value.ts';
import type { ObjectRow, Page, ReferenceRow } from '../src/protocol/rows.ts';
import type { Range } from '../src/protocol/service.ts';
import { FailureError } from './failure-of.ts';
import { nodeOf, objectRows, type ObjectRows } from './objects.ts';
import type { OpenSnapshot } from './open-snapshots.ts';
import { compareTexts, matching, orderOf, pageOf, type Order, type Sortable } from './pages.ts';
import { keepNewest, rememberOrder, type Entry } from './values.ts';

/** The objects a value stands for. Throws a FailureError `wrong-type`. */
export function objectsIn(value: Value): SetValue {
  if (value.type === 'set') return value;
  if (value.type === 'object')
    return setValue(value.of, setOfSorted(value.of.heap.graph.nodeCount, Uint32Array.of(value.node)));
  throw new FailureError({ code: 'wrong-type', facts: { type: value.type } });
}

/** The members whose text or kind holds `filter`. Members of a shorter filter that was asked before are the only candidates. */
function* filteredSet(entry: Entry, set: SetValue, rows: ObjectRows, filter: string): Steps<SetValue> {
  const known = entry.filtered.get(filter);
  if (known !== undefined || filter === '') return known ?? set;
  const wider = [...entry.filtered].find(([other]) => filter.includes(other))?.[1] ?? set;
  const members = wider.nodes.toArray();
  const nameAt = (p: number): string => nameOf(rows, members[p] as NodeIndex);
  const places = yield* matching({ count: members.length, nameAt, orders: new Map() }, filter);
  const found = setValue(
    set.of,
    setOfSorted(
      set.nodes.universe,
      places.map((p) => members[p]),
    ),
  );
  keepNewest(entry.filtered, filter, found);
  return found;
}

/** Sort keys that compare; any other leaves the order of sizes. */
const COMPARED: ReadonlySet<string> = new Set(['name', 'id', 'kind']);

const nameOf = ({ renderer }: ObjectRows, n: NodeIndex): string => `${renderer.text(n)} ${renderer.kind(n)}`;

/** A page of objects; as they stand, the largest first. */
export function* objectPage(entry: Entry, range: Range): Steps<Page<ObjectRow>> {
  const all = objectsIn(entry.value);
  const { graph } = all.of.heap;
  const rows = yield* scaled(0, 0.3, objectRows(all.of));
  const set = yield* scaled(0.3, 0.6, filteredSet(entry, all, rows, range.filter));
  const { sort, filter } = range;
  const counts = { total: set.nodes.count, all: all.nodes.count };
  if (sort === undefined || !COMPARED.has(sort.by)) {
    const order = yield* scaled(0.6, 0.8, set.identityOrder());
    const isRising = sort !== undefined && sort.by === 'size' && !sort.descending;
    const { start, rows: places } = pageOf(undefined, order.count, range, (p) => (isRising ? order.count - 1 - p : p));
    const first = Math.min(...places);
    const nodes = places.length === 0 ? [] : yield* scaled(0.8, 1, order.range(first, first + places.length));
    return { start, rows: Array.from(places, (p) => rows.row(nodes[p - first] as NodeIndex)), ...counts };
  }
  const members = set.nodes.toArray();
  const order = yield* rememberOrder(entry, `objects ${JSON.stringify([sort, filter])}`, () =>
    scaled(0.6, 1, orderOf(sortableObjects(members, graph.node.id, rows), { sort, filter: '' })),
  );
  const page = pageOf(order, members.length, range, (p) => rows.row(members[p] as NodeIndex));
  return { ...page, ...counts };
}

function sortableObjects(members: Uint32Array, ids: Float64Array, { renderer }: ObjectRows): Sortable {
  // Texts are made as often as they are compared unless they are kept; a million of them are some 100 MB for as long as the sort runs.
  const texts: string[] = [];
  const textAt = (p: number): string => (texts[p] ??= renderer.text(members[p] as NodeIndex));
  const kindAt = (p: number): string => renderer.kind(members[p] as NodeIndex);
  return {
    count: members.length,
    nameAt: textAt,
    orders: new Map([
      ['id', (a, b) => ids[members[a]] - ids[members[b]]],
      ['name', (a, b) => compareTexts(textAt(a), textAt(b))],
      ['kind', (a, b) => compareTexts(kindAt(a), kindAt(b))],
    ]),
  };
}

export type Direction = 'referents' | 'referrers';

/** References from or to one object: as columns of edges and other ends. */
interface References {
  readonly edge: Uint32Array;
  readonly end: Uint32Array; // NodeIndex
}

function* referencesOf({ heap }: OpenSnapshot, n: NodeIndex, direction: Direction): Steps<References> {
  const { graph, derived } = heap;
  if (direction === 'referents') {
    const first = graph.edgeStart[n];
    const end = graph.edgeTarget.subarray(first, graph.edgeStart[n + 1]);
    return { edge: Uint32Array.from({ length: end.length }, (_, i) => first + i), end };
  }
  const { start, source, edge } = yield* derived.referrers();
  return { edge: edge.subarray(start[n], start[n + 1]), end: source.subarray(start[n], start[n + 1]) };
}

/** A page of references; as they stand, in the order of the file. Sort keys: label name size id. */
export function* referencePage(
  snapshot: OpenSnapshot,
  id: string,
  direction: Direction,
  range: Range,
): Steps<Page<ReferenceRow>> {
  const { graph } = snapshot.heap;
  const rows = yield* scaled(0, 0.2, objectRows(snapshot));
  const { edge, end } = yield* scaled(0.2, 0.7, referencesOf(snapshot, nodeOf(snapshot, id), direction));
  const labelAt = (p: number): string => referenceLabel(graph, edge[p] as EdgeIndex);
  const nameAt = (p: number): string => nameOf(rows, end[p] as NodeIndex);
  const table: Sortable = {
    count: edge.length,
    nameAt: (p) => `${labelAt(p)} ${nameAt(p)}`,
    orders: new Map([
      ['label', (a, b) => compareTexts(labelAt(a), labelAt(b))],
      ['name', (a, b) => compareTexts(nameAt(a), nameAt(b))],
      ['size', (a, b) => selfSizeOf(graph, end[a] as NodeIndex) - selfSizeOf(graph, end[b] as NodeIndex)],
      ['id', (a, b) => graph.node.id[end[a]] - graph.node.id[end[b]]],
    ]),
  };
  const order: Order = yield* scaled(0.7, 1, orderOf(table, range));
  return pageOf(order, table.count, range, (p) => ({
    label: labelAt(p),
    strong: graph.edgeKind[edge[p]] !== EdgeKind.weak,
    object: rows.row(end[p] as NodeIndex),
  }));
}
