/** The table of objects (heapy's IdentityPartition): its column title, its order, its renderings. */
import { identityOrder, type CompareNodes, type IdentityOrder } from '../../analysis/identity-order.ts';
import { createRenderer, type Renderer } from '../../analysis/render.ts';
import { compareCodePoints } from '../../base/code-points.ts';
import type { Steps } from '../../base/steps.ts';
import { selfSizeOf, type HeapGraph, type NodeIndex } from '../../heap/graph.ts';
import type { NodeSet } from '../../heap/node-set.ts';
import { NODES_PER_STEP } from '../../heap/stats.ts';
import type { TableHead, TableRow } from '../text/table.ts';
import type { Table } from './rows.ts';
import { sortKeys } from './sort-key.ts';
import type { ObjectValue, OpenHeap, SetValue } from './value.ts';

/** Rendered objects between two yields. */
const ROWS_PER_STEP = 1 << 12;

/** Column title by exact type; types are Name, everything else is Address. */
const TITLES: ReadonlyMap<string, string> = new Map([
  ...['int', 'float', 'bool', 'complex', 'types.NoneType'].map((type) => [type, 'Value'] as const),
  ['str', 'Representation (limited)'],
  ['bytes', 'Representation (limited)'],
  ...['list', 'tuple', 'dict', 'dict (no owner)'].map((type) => [type, 'Address*Length'] as const),
  ...['function', 'types.BuiltinMethodType', 'module', 'type'].map((type) => [type, 'Name'] as const),
  ['types.CodeType', 'File:Line:Name'],
  ['types.FrameType', 'Name at Address'],
  ['types.TracebackType', 'Frame at Address'],
  ['types.MethodType', 'Type/<Type at address> . method'],
]);

const DICT_OF = 'dict of ';

function titleOf(g: HeapGraph, kind: string): string {
  if (kind.startsWith(DICT_OF)) return `Owner ${titleOf(g, kind.slice(DICT_OF.length))}`;
  const known = TITLES.get(kind);
  if (known !== undefined) return known;
  return g.types.some((type) => type.display === kind && type.traits.isType) ? 'Name' : 'Address';
}

/** The kind that all members have; `undefined` when they have several. O(members), and stops at the first that differs. */
function* onlyKind(nodes: NodeSet, of: OpenHeap, renderer: Renderer): Steps<string | undefined> {
  const { type } = of.heap.graph.node;
  const owners = yield* of.heap.derived.dictOwner();
  const members = nodes.toArray();
  const classOf = (n: number): number => (owners[n] === 0 ? -1 : type[owners[n]]);
  for (let i = 1; i < members.length; i++) {
    if (type[members[i]] !== type[members[0]] || classOf(members[i]) !== classOf(members[0])) return undefined;
  }
  return renderer.kind(members[0] as NodeIndex);
}

const renderers = new WeakMap<HeapGraph, Renderer>();

/** Renders the objects of a snapshot; made once. */
export function* rendererOf(of: OpenHeap): Steps<Renderer> {
  const known = renderers.get(of.heap.graph);
  if (known !== undefined) return known;
  const renderer = createRenderer(of.heap.graph, yield* of.heap.derived.dictOwner());
  renderers.set(of.heap.graph, renderer);
  return renderer;
}

/** Order of equal sizes: by kind, then by what heapy sorts that kind by. */
function comparing(g: HeapGraph, renderer: Renderer): CompareNodes {
  const keyOf = sortKeys(g, renderer);
  return (a, b) => {
    const left = keyOf(a);
    const right = keyOf(b);
    if (left.kind !== right.kind) return compareCodePoints(left.kind, right.kind);
    const { key: x } = left;
    const { key: y } = right;
    // NaN is neither less nor greater. Ties stay in the order of addresses.
    return typeof x === 'string' && typeof y === 'string' ? compareCodePoints(x, y) : x < y ? -1 : x > y ? 1 : 0;
  };
}

/** Members of a set in heapy's order of objects. */
export function* orderedObjects(of: OpenHeap, nodes: NodeSet): Steps<IdentityOrder> {
  const renderer = yield* rendererOf(of);
  return yield* identityOrder(of.heap.graph, nodes, comparing(of.heap.graph, renderer));
}

/** Members by size: few sizes occur, however many objects there are. */
interface SizeSteps {
  /** [sizes] falling. */
  readonly size: Float64Array;
  /** [sizes + 1] members before those of each size. */
  readonly before: Float64Array;
  /** [sizes] bytes before those of each size. */
  readonly bytesBefore: Float64Array;
}

function* sizeSteps(g: HeapGraph, nodes: NodeSet): Steps<SizeSteps> {
  const counts = new Map<number, number>();
  const count = (n: NodeIndex): void => {
    const size = selfSizeOf(g, n);
    counts.set(size, (counts.get(size) ?? 0) + 1);
  };
  for (let from = 0; from < nodes.universe; from += NODES_PER_STEP) {
    nodes.forEachBetween(from, from + NODES_PER_STEP, count);
    yield from / nodes.universe;
  }
  const size = Float64Array.from(counts.keys()).sort().reverse();
  const before = new Float64Array(size.length + 1);
  const bytesBefore = new Float64Array(size.length + 1);
  for (const [i, one] of size.entries()) {
    before[i + 1] = before[i] + (counts.get(one) ?? 0);
    bytesBefore[i + 1] = bytesBefore[i] + (counts.get(one) ?? 0) * one;
  }
  return { size, before, bytesBefore };
}

/** Bytes of the members up to and with the one at `index`, by size falling. */
function cumulativeAt({ size, before, bytesBefore }: SizeSteps, index: number): number {
  let low = 0;
  let high = size.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (before[middle + 1] <= index) low = middle + 1;
    else high = middle;
  }
  return bytesBefore[low] + (index + 1 - before[low]) * size[low];
}

const tables = new WeakMap<SetValue, Table>();

/** A set as a table with one row per object; made once. Only rows that are asked for are rendered. */
export function* identityTable(set: SetValue): Steps<Table> {
  const known = tables.get(set);
  if (known !== undefined) return known;
  const table = yield* madeTable(set);
  tables.set(set, table);
  return table;
}

function* madeTable(set: SetValue): Steps<Table> {
  const g = set.of.heap.graph;
  const renderer = yield* rendererOf(set.of);
  const kind = set.nodes.count === 0 ? undefined : yield* onlyKind(set.nodes, set.of, renderer);
  const nameOf = (n: NodeIndex): string =>
    kind === undefined ? `${renderer.kind(n)}: ${renderer.text(n)}` : renderer.textInTable(n);
  const head: TableHead = {
    format: 'IdFormat',
    header: kind === undefined ? 'Brief' : titleOf(g, kind),
    kindName: kind === undefined ? '<mixed>' : `<${kind}>`,
    count: set.nodes.count,
    size: yield* set.size(),
    b: undefined,
    rowCount: set.nodes.count,
  };
  const sizes = yield* sizeSteps(g, set.nodes);
  const range = function* (start: number, end: number): Steps<readonly TableRow[]> {
    const nodes = yield* (yield* set.identityOrder()).range(start, end);
    const rows: TableRow[] = [];
    for (const [i, n] of nodes.entries()) {
      const size = selfSizeOf(g, n as NodeIndex);
      const index = start + i;
      rows.push({ index, count: 1, size, cumulative: cumulativeAt(sizes, index), name: nameOf(n as NodeIndex) });
      if (i % ROWS_PER_STEP === 0) yield i / nodes.length;
    }
    return rows;
  };
  return { head, range };
}

/** One object on one line: `<kind: rendering>`. */
export function* describeObject(object: ObjectValue): Steps<string> {
  const renderer = yield* rendererOf(object.of);
  return `<${renderer.kind(object.node)}: ${renderer.text(object.node)}>`;
}
