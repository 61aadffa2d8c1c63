import { EdgeKind } from '../heap/edge-kind.ts';
import { NO_LABEL, type HeapGraph, type NodeIndex } from '../heap/graph.ts';

/** `len()` of an exact list, tuple or dict as its references show it; `undefined` for others. O(references) for dicts. */
export function lengthOf(g: HeapGraph, n: NodeIndex): number | undefined {
  const { traits } = g.types[g.node.type[n]];
  if (traits.isDict) return pairsOf(g, n);
  return traits.isList || traits.isTuple ? lastPosition(g, n) + 1 : undefined;
}

/** Positions ascend, and a reference whose target is not in the file is missing: the last one tells the length. */
function lastPosition(g: HeapGraph, n: NodeIndex): number {
  for (let e = g.edgeStart[n + 1] - 1; e >= g.edgeStart[n]; e--) {
    if (g.edgeKind[e] === EdgeKind.index && g.edgeLabel[e] !== NO_LABEL) return g.edgeLabel[e];
  }
  return -1;
}

/** Keys or values may be missing from the file, seldom both of one pair. */
function pairsOf(g: HeapGraph, n: NodeIndex): number {
  let keys = 0;
  let values = 0;
  for (let e = g.edgeStart[n]; e < g.edgeStart[n + 1]; e++) {
    const kind = g.edgeKind[e];
    if (kind === EdgeKind.key) keys++;
    else if (kind === EdgeKind.item || kind === EdgeKind.namedItem) values++;
  }
  return Math.max(keys, values);
}
