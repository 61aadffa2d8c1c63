/** Sums over sets of nodes. */
import type { Steps } from '../base/steps.ts';
import { LARGE_SIZE, type Bytes, type HeapGraph } from './graph.ts';
import { fullSet, nodeSetBuilder, setOf, type NodeSet } from './node-set.ts';
import { difference } from './set-algebra.ts';

/** Nodes gone over between two yields of a pass over a set. */
export const NODES_PER_STEP = 1 << 15;

/** Bytes of the members alone, each once. */
export function* sizeOfSet(g: HeapGraph, set: NodeSet): Steps<Bytes> {
  const { selfSize } = g.node;
  let size = 0;
  const add = (n: number): void => {
    const own = selfSize[n];
    size += own === LARGE_SIZE ? (g.largeSizes.get(n) ?? own) : own;
  };
  for (let from = 0; from < set.universe; from += NODES_PER_STEP) {
    set.forEachBetween(from, from + NODES_PER_STEP, add);
    yield Math.min(1, (from + NODES_PER_STEP) / set.universe);
  }
  return size;
}

/** Every object of the file: all nodes but the root, hidden ones included. */
export function allObjects(g: HeapGraph): NodeSet {
  return difference(fullSet(g.nodeCount), setOf(g.nodeCount, [g.root]));
}

/** The objects of the capture itself. */
export function hiddenObjects(g: HeapGraph): NodeSet {
  const builder = nodeSetBuilder(g.nodeCount);
  for (let i = 0; i < g.hidden.length; i++) builder.add(g.hidden[i]);
  return builder.finish();
}
