/** What would be freed with a set of objects, by walking: exact for sets of any size (heapy's dominos and imdom). */
import { scaled, type Steps } from '../base/steps.ts';
import { EdgeKind } from '../heap/edge-kind.ts';
import type { NodeIndex } from '../heap/graph.ts';
import { emptySet, setOf, type NodeSet } from '../heap/node-set.ts';
import { difference, filtered, union } from '../heap/set-algebra.ts';
import { hiddenObjects } from '../heap/stats.ts';
import type { Heap } from './derived.ts';
import { reachableFrom } from './reach.ts';

/**
 * The objects that live only by members of `set`, which are among them: what members reach and nothing else reaches without them
 * (guppy3: T(X, T(Root, X))). The capture's own objects keep nothing alive. O(nodes + edges), two walks.
 */
export function* dominatedBy({ graph: g }: Heap, set: NodeSet): Steps<NodeSet> {
  const root = setOf(g.nodeCount, [g.root]);
  const hidden = hiddenObjects(g);
  const others = yield* scaled(0, 0.6, reachableFrom(g, root, union(set, hidden)));
  const held = yield* scaled(0.6, 1, reachableFrom(g, set, union(others, hidden)));
  return difference(held, root);
}

/**
 * Those of `referrers` that the root reaches without passing another of them (guppy3: imdom). It is not the parent in the tree of
 * dominators. Where the root itself refers to the objects, no other referrer counts: the result is empty.
 */
export function* nearestReferrers({ graph: g, derived }: Heap, referrers: NodeSet): Steps<NodeSet> {
  if (referrers.has(g.root)) return emptySet(g.nodeCount);
  const root = setOf(g.nodeCount, [g.root]);
  const hidden = hiddenObjects(g);
  const without = yield* scaled(0, 0.5, reachableFrom(g, root, union(referrers, hidden)));
  const { start, source, edge } = yield* scaled(0.5, 0.9, derived.referrers());
  const isReached = (n: NodeIndex): boolean => {
    for (let i = start[n]; i < start[n + 1]; i++) {
      if (g.edgeKind[edge[i]] !== EdgeKind.weak && without.has(source[i] as NodeIndex)) return true;
    }
    return false;
  };
  yield 0.9;
  return filtered(difference(referrers, hidden), isReached);
}
