/** The elements of a container: what iterating over it would give. */
import type { Steps } from '../../base/steps.ts';
import { EdgeKind } from '../../heap/edge-kind.ts';
import { NO_LABEL } from '../../heap/graph.ts';
import { HeapyError } from '../heapy-error.ts';
import { nameOfType } from '../values/handle.ts';
import { str } from '../values/plain.ts';
import { setOfNodes, setValue } from '../values/set.ts';
import type { ObjectValue, OpenHeap, SetValue, Value } from '../values/value.ts';
import { union } from '../../heap/set-algebra.ts';
import { emptySet } from '../../heap/node-set.ts';
import { objectsEqual } from './equal-objects.ts';

/** Edge kinds by which containers hold their elements. */
const HOLDS: ReadonlySet<number> = new Set([EdgeKind.index, EdgeKind.key, EdgeKind.member]);
const CONTAINERS: ReadonlySet<string> = new Set(['list', 'tuple', 'dict', 'set', 'frozenset']);

function elementsOfObject(object: ObjectValue): SetValue {
  const g = object.of.heap.graph;
  const found: number[] = [];
  let isContainer = false;
  for (let e = g.edgeStart[object.node]; e < g.edgeStart[object.node + 1]; e++) {
    // Where a dict's keys have no edges of their own, those to its values are labelled by them.
    const isItem = g.edgeKind[e] === EdgeKind.item && g.edgeLabel[e] !== NO_LABEL;
    if (isItem || HOLDS.has(g.edgeKind[e])) {
      isContainer = true;
      found.push(isItem ? g.edgeLabel[e] : g.edgeTarget[e]);
    }
  }
  const type = g.types[g.node.type[object.node]].display;
  if (!isContainer && !CONTAINERS.has(type))
    throw new HeapyError('type', `${type} has no elements that the snapshot knows`);
  return setOfNodes(object.of, found);
}

/** `idset(x)`: the set of the elements of an object; of a text its characters, of a set's `theone` likewise. */
export function* elementsOf(of: OpenHeap, value: Value): Steps<SetValue> {
  if (value.type === 'object') return elementsOfObject(value);
  if (value.type === 'value' && typeof value.value === 'string') {
    let nodes = emptySet(of.heap.graph.nodeCount);
    for (const c of new Set(value.value)) nodes = union(nodes, (yield* objectsEqual(of, str(c))).nodes);
    return setValue(of, nodes);
  }
  throw new HeapyError('type', `idset() takes an object of the snapshot, not ${nameOfType(value)}`);
}
