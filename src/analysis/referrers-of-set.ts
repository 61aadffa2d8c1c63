/** Who refers to members of a set. */
import { scaled, type Steps } from '../base/steps.ts';
import { EdgeKind } from '../heap/edge-kind.ts';
import type { HeapGraph } from '../heap/graph.ts';
import { nodeSetBuilder, type NodeSet } from '../heap/node-set.ts';
import { intersection, union } from '../heap/set-algebra.ts';
import { hiddenObjects, NODES_PER_STEP } from '../heap/stats.ts';
import type { Derived } from './derived.ts';

/** Tells references of the root without name: what they lead to is in `heap()`, and heapy knows of no reference to it. */
export function namelessRoots(g: HeapGraph): (source: number, edge: number) => boolean {
  const nameless = g.strings.find('');
  if (nameless === undefined) return () => false;
  return (source, e) => source === g.root && g.edgeKind[e] === EdgeKind.attribute && g.edgeLabel[e] === nameless;
}

/**
 * Nodes with a strong reference to a member: those that the root reaches, the capture's own, and the root itself unless its reference
 * has no name. guppy3 has them all among the referrers, as in `Rcs`, and leaves its own out of every other set.
 */
export function* referrersOf(g: HeapGraph, derived: Derived, set: NodeSet): Steps<NodeSet> {
  const { start, source, edge } = yield* scaled(0, 0.4, derived.referrers());
  const { edgeKind } = g;
  const isNameless = namelessRoots(g);
  const found = nodeSetBuilder(g.nodeCount);
  for (let from = 0; from < g.nodeCount; from += NODES_PER_STEP) {
    set.forEachBetween(from, from + NODES_PER_STEP, (n) => {
      for (let i = start[n]; i < start[n + 1]; i++) {
        if (edgeKind[edge[i]] !== EdgeKind.weak && !isNameless(source[i], edge[i])) found.add(source[i]);
      }
    });
    yield 0.4 + 0.3 * (from / g.nodeCount);
  }
  const counted = union(yield* scaled(0.7, 1, derived.reachable()), hiddenObjects(g));
  return intersection(found.finish(), counted);
}
