/** Whose `__dict__` a dict is. */
import type { Steps } from '../base/steps.ts';
import { EdgeKind } from '../heap/edge-kind.ts';
import type { HeapGraph } from '../heap/graph.ts';

/** Nodes or edges gone over between two yields, about. */
const ROWS_PER_STEP = 1 << 16;

/**
 * [N] node that owns a dict; 0 = none, or no dict. An owner has an attribute `__dict__` that is exactly a dict; the file may
 * name further ones. Of several owners the one with the lowest id wins (guppy3: its edges are sorted by address).
 */
export function* dictOwners(g: HeapGraph): Steps<Uint32Array> {
  const owner = new Uint32Array(g.nodeCount);
  const isDict = dictTypes(g);
  if (!isDict.includes(1)) return owner;
  const label = g.strings.find('__dict__');
  if (label !== undefined) {
    const { edgeStart, edgeTarget, edgeKind, edgeLabel } = g;
    const first = edgeStart[g.root + 1];
    let source = g.root + 1;
    for (let from = first; from < g.edgeCount; from += ROWS_PER_STEP) {
      const to = Math.min(g.edgeCount, from + ROWS_PER_STEP);
      for (let e = from; e < to; e++) {
        if (edgeKind[e] !== EdgeKind.attribute || edgeLabel[e] !== label) continue;
        while (e >= edgeStart[source + 1]) source++;
        if (isDict[g.node.type[edgeTarget[e]]] === 1) offer(g, owner, edgeTarget[e], source);
      }
      yield from / g.edgeCount;
    }
  }
  for (const [dict, holder] of g.extraDictOwners) {
    if (isDict[g.node.type[dict]] === 1) offer(g, owner, dict, holder);
  }
  return owner;
}

function offer(g: HeapGraph, owner: Uint32Array, dict: number, candidate: number): void {
  const { id } = g.node;
  if (owner[dict] === 0 || id[candidate] < id[owner[dict]]) owner[dict] = candidate;
}

/** [types] 1 where a type is exactly `dict`. */
export function dictTypes(g: HeapGraph): Uint8Array {
  return Uint8Array.from(g.types, (type) => (type.traits.isDict ? 1 : 0));
}
