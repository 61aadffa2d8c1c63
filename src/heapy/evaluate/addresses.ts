/** Objects by address. */
import type { Steps } from '../../base/steps.ts';
import type { HeapGraph, NodeIndex } from '../../heap/graph.ts';
import { hexAddress } from '../../heap/address.ts';
import { HeapyError } from '../heapy-error.ts';
import type { ObjectValue, OpenHeap } from '../values/value.ts';

/** Nodes gone over between two yields. */
const NODES_PER_STEP = 1 << 18;

function* searched(g: HeapGraph, id: number): Steps<NodeIndex | undefined> {
  const ids = g.node.id;
  for (let from = 1; from < g.nodeCount; from += NODES_PER_STEP) {
    const to = Math.min(g.nodeCount, from + NODES_PER_STEP);
    for (let n = from; n < to; n++) if (ids[n] === id) return n as NodeIndex;
    yield to / g.nodeCount;
  }
  return undefined;
}

/** The object with an address or id. Throws HeapyError when the snapshot has none. O(nodes). */
export function* objectAt(of: OpenHeap, id: number): Steps<ObjectValue> {
  const node = id === 0 ? undefined : yield* searched(of.heap.graph, id);
  if (node === undefined)
    throw new HeapyError(
      'value',
      `${of.name} has no object at ${of.heap.graph.capabilities.ids === 'stable' ? `@${id}` : hexAddress(id)}`,
    );
  return { type: 'object', of, node };
}
