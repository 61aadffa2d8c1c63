/** The references of a set, forwards and backwards. */
import type { Steps } from '../../base/steps.ts';
import { referrersOf } from '../../analysis/referrers-of-set.ts';
import { EdgeKind } from '../../heap/edge-kind.ts';
import { nodeSetBuilder, setOf } from '../../heap/node-set.ts';
import { difference } from '../../heap/set-algebra.ts';
import { hiddenObjects, NODES_PER_STEP } from '../../heap/stats.ts';
import { HeapyError } from '../heapy-error.ts';
import { setValue } from '../values/set.ts';
import type { SetValue } from '../values/value.ts';

/** Throws HeapyError when the snapshot holds no references. */
export function needEdges(set: SetValue): void {
  if (!set.of.heap.graph.capabilities.edges)
    throw new HeapyError('missing', `${set.of.name} holds no references, only objects`);
}

/** Objects that members refer to, without the capture's own. Weak references are none. */
export function* referents(set: SetValue): Steps<SetValue> {
  needEdges(set);
  const g = set.of.heap.graph;
  const { edgeStart, edgeTarget, edgeKind } = g;
  const found = nodeSetBuilder(g.nodeCount);
  for (let from = 0; from < g.nodeCount; from += NODES_PER_STEP) {
    set.nodes.forEachBetween(from, from + NODES_PER_STEP, (n) => {
      const end = edgeStart[n + 1];
      for (let e = edgeStart[n]; e < end; e++) if (edgeKind[e] !== EdgeKind.weak) found.add(edgeTarget[e]);
    });
    yield from / g.nodeCount;
  }
  return setValue(set.of, difference(difference(found.finish(), hiddenObjects(g)), setOf(g.nodeCount, [g.root])));
}

/**
 * What refers to members: reachable objects, and as in guppy3 the root (RootState) and the capture's own objects, which `heap()`
 * leaves out. Weak references are none.
 */
export function* referrers(set: SetValue): Steps<SetValue> {
  needEdges(set);
  const { heap } = set.of;
  return setValue(set.of, yield* referrersOf(heap.graph, heap.derived, set.nodes));
}
