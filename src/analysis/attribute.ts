import { EdgeKind } from '../heap/edge-kind.ts';
import type { HeapGraph, NodeIndex } from '../heap/graph.ts';

/** What the attribute `name` of a node refers to, as its references show it; 0 = nothing known. O(references). */
export function attributeOf(g: HeapGraph, n: NodeIndex, name: string): NodeIndex {
  const label = g.strings.find(name);
  if (label === undefined) return g.root;
  for (let e = g.edgeStart[n]; e < g.edgeStart[n + 1]; e++) {
    if (g.edgeKind[e] === EdgeKind.attribute && g.edgeLabel[e] === label) return g.edgeTarget[e] as NodeIndex;
  }
  return g.root;
}
