/** Lists, tuples, dicts, sets and texts of the program: how long they are, and slices of them. */
import { lengthOf } from '../../analysis/node-length.ts';
import type { Steps } from '../../base/steps.ts';
import { EdgeKind } from '../../heap/edge-kind.ts';
import type { HeapGraph, NodeIndex } from '../../heap/graph.ts';
import { HeapyError } from '../heapy-error.ts';
import { describeObject } from '../values/identity.ts';
import type { Positions } from '../values/rows.ts';
import type { ObjectValue } from '../values/value.ts';

/** References gone over between two yields. */
const EDGES_PER_STEP = 1 << 18;

const SETS: ReadonlySet<string> = new Set(['set', 'frozenset']);
const TEXTS: ReadonlySet<string> = new Set(['str', 'bytes']);

function* membersOf(g: HeapGraph, n: NodeIndex): Steps<number> {
  let count = 0;
  for (let e = g.edgeStart[n]; e < g.edgeStart[n + 1]; e++) {
    if (g.edgeKind[e] === EdgeKind.member) count++;
    if (e % EDGES_PER_STEP === 0) yield 0;
  }
  return count;
}

/** `len()` of an object that is exactly a list, tuple, dict, set or text. Throws HeapyError for others, and where the file does not say. */
export function* lengthOfObject(object: ObjectValue): Steps<number> {
  const { of, node } = object;
  const g = of.heap.graph;
  const { display } = g.types[g.node.type[node]];
  if (TEXTS.has(display)) {
    const text = g.texts.get(node);
    if (text?.form === 'str' || text?.form === 'bytes') return text.length;
    throw new HeapyError('missing', `${of.name} does not hold this ${display}: the capture kept no value of it`);
  }
  const length = SETS.has(display) ? yield* membersOf(g, node) : lengthOf(g, node);
  if (length === undefined)
    throw new HeapyError('type', `${yield* describeObject(object)} has no len() that the snapshot knows`);
  if (!g.capabilities.edges) throw new HeapyError('missing', `${of.name} holds no references, only objects`);
  return length;
}

/** The objects at `positions` of a list or tuple. Throws HeapyError for objects of other types, and when one is not in the file. */
export function* sliceOfObject(object: ObjectValue, { start, stop, step }: Positions): Steps<readonly ObjectValue[]> {
  const { of, node } = object;
  const g = of.heap.graph;
  const found: ObjectValue[] = [];
  const wanted = Math.max(0, Math.ceil((stop - start) / step));
  let left = wanted;
  for (let e = g.edgeStart[node]; e < g.edgeStart[node + 1] && left > 0; e++) {
    if (e % EDGES_PER_STEP === 0) yield 0;
    const at = (g.edgeLabel[e] - start) / step;
    if (g.edgeKind[e] !== EdgeKind.index || !Number.isInteger(at) || at < 0 || at >= wanted) continue;
    found[at] = { type: 'object', of, node: g.edgeTarget[e] as NodeIndex };
    left--;
  }
  if (left > 0)
    throw new HeapyError('missing', `${of.name} does not hold all objects of this slice: ${left} are missing`);
  return found;
}

/** Whether objects stand in it by position. */
export function hasPositions({ of, node }: ObjectValue): boolean {
  const { traits } = of.heap.graph.types[of.heap.graph.node.type[node]];
  return traits.isList || traits.isTuple;
}
