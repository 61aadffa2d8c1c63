/** References by target: the edges of a graph, turned round. */
import type { Steps } from '../base/steps.ts';
import type { HeapGraph } from '../heap/graph.ts';

/**
 * Rows `start[n] .. start[n + 1] - 1` are the references to node n. N nodes, E edges; weak references are included.
 * The source of an edge is `source[i]`, its row in the edge columns `edge[i]`; within a target both ascend.
 */
export interface ReferrerIndex {
  readonly start: Uint32Array; //  [N + 1]
  readonly source: Uint32Array; // [E] NodeIndex
  readonly edge: Uint32Array; //   [E] EdgeIndex
}

/** Edges or nodes gone over between two yields. */
const ROWS_PER_STEP = 1 << 16;

/** Turns the edges round: count, prefix sums, fill. */
export function* referrerIndex(g: HeapGraph): Steps<ReferrerIndex> {
  const { nodeCount, edgeCount } = g;
  // While filling, `start[n + 1]` is where the next reference to n goes; afterwards it is the end of n, as it should be.
  const start = new Uint32Array(nodeCount + 1);
  for (let from = 0; from < edgeCount; from += ROWS_PER_STEP) {
    countTargets(g, start, from, Math.min(edgeCount, from + ROWS_PER_STEP));
    yield 0.3 * (from / edgeCount);
  }
  let sum = 0;
  for (let from = 0; from < nodeCount; from += ROWS_PER_STEP) {
    const to = Math.min(nodeCount, from + ROWS_PER_STEP);
    for (let n = from; n < to; n++) {
      const count = start[n + 1];
      start[n + 1] = sum;
      sum += count;
    }
    yield 0.3 + 0.1 * (from / nodeCount);
  }
  const source = new Uint32Array(edgeCount);
  yield 0.4;
  const index = { start, source, edge: new Uint32Array(edgeCount) };
  yield 0.4;
  let n = 0;
  for (let from = 0; from < edgeCount; from += ROWS_PER_STEP) {
    n = fillReferrers(g, index, n, from, Math.min(edgeCount, from + ROWS_PER_STEP));
    yield 0.4 + 0.6 * (from / edgeCount);
  }
  return index;
}

function countTargets(g: HeapGraph, start: Uint32Array, from: number, to: number): void {
  const { edgeTarget } = g;
  for (let e = from; e < to; e++) start[edgeTarget[e] + 1]++;
}

/** Files the edges `from … to - 1`, the first of which belongs to node `n` or a later one. Returns the node of the last. */
function fillReferrers(g: HeapGraph, index: ReferrerIndex, n: number, from: number, to: number): number {
  const { edgeStart, edgeTarget } = g;
  const { start, source, edge } = index;
  for (let e = from; e < to; e++) {
    while (e >= edgeStart[n + 1]) n++;
    const at = start[edgeTarget[e] + 1]++;
    source[at] = n;
    edge[at] = e;
  }
  return n;
}
