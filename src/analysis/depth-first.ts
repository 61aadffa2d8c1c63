/** The order in which a depth-first walk over strong references finds the nodes. */
import type { Steps } from '../base/steps.ts';
import { EdgeKind } from '../heap/edge-kind.ts';
import type { HeapGraph } from '../heap/graph.ts';

/** M nodes were found; the root is the first. */
export interface DepthFirst {
  readonly order: Uint32Array; // [M] nodes as they were found
  readonly place: Uint32Array; // [N] place in `order`; 0 = the root, or not found
  readonly above: Uint32Array; // [M] place of the node from which a node was found
}

/** Edges looked at between two yields. */
const EDGES_PER_STEP = 1 << 15;

/** Walks from the root over strong references; hidden nodes are not entered. O(nodes + edges), no recursion. */
export function* depthFirst(g: HeapGraph): Steps<DepthFirst> {
  const { edgeStart, edgeTarget, edgeKind, nodeCount } = g;
  const order = new Uint32Array(nodeCount);
  const above = new Uint32Array(nodeCount);
  const place = new Uint32Array(nodeCount);
  const nextEdge = edgeStart.slice(0, nodeCount); // of each node on the way: where to go on
  const isHidden = new Uint8Array(nodeCount);
  for (const n of g.hidden) isHidden[n] = 1;
  order[0] = g.root;
  let count = 1;
  let at = 0; // place
  for (let left = EDGES_PER_STEP; ;) {
    if (--left === 0) {
      left = EDGES_PER_STEP;
      yield count / nodeCount;
    }
    const n = order[at];
    const e = nextEdge[n];
    if (e === edgeStart[n + 1]) {
      if (at === 0) break;
      at = above[at];
      continue;
    }
    nextEdge[n] = e + 1;
    const target = edgeTarget[e];
    if (place[target] !== 0 || target === g.root || edgeKind[e] === EdgeKind.weak || isHidden[target] === 1) continue;
    place[target] = count;
    order[count] = target;
    above[count] = at;
    at = count++;
  }
  return { order: order.slice(0, count), place, above: above.slice(0, count) };
}
