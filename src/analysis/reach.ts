/** Which nodes a walk over strong references comes to. */
import { wordsFor } from '../base/bits.ts';
import type { Steps } from '../base/steps.ts';
import { EdgeKind } from '../heap/edge-kind.ts';
import type { HeapGraph } from '../heap/graph.ts';
import { setOfWords, type NodeSet } from '../heap/node-set.ts';
import { difference } from '../heap/set-algebra.ts';

/** What a walk leaves out. */
export interface Boundary {
  /** Nodes that are neither entered nor in the result. */
  readonly avoid: Iterable<number>;
  /** Rows of edges of the root that are not followed, ascending. */
  readonly rootEdges: readonly number[];
}

/** Edges looked at between two yields. */
const EDGES_PER_STEP = 1 << 15;

/** A breadth-first walk that can be left and taken up again. `head`: node being expanded; `edge`: its next edge. */
interface Walk {
  readonly graph: HeapGraph;
  readonly seen: Uint32Array; //  bits
  readonly queue: Uint32Array; // [N] nodes in the order they were found
  head: number;
  tail: number;
  edge: number;
}

/** Nodes that strong references lead to from the root, which is among them. O(nodes + edges). */
export function* reachableFromRoot(g: HeapGraph, boundary: Boundary): Steps<NodeSet> {
  const walk = newWalk(g);
  for (const n of boundary.avoid) walk.seen[n >>> 5] |= 1 << (n & 31);
  enterRoot(walk, boundary.rootEdges);
  yield* walkOn(walk);
  for (const n of boundary.avoid) walk.seen[n >>> 5] &= ~(1 << (n & 31));
  return setOfWords(g.nodeCount, walk.seen);
}

/**
 * Nodes that strong references lead to from `sources`, which are among them, without entering `avoid`: heapy's T(S, A).
 * Sources in `avoid` do not count. O(nodes + edges).
 */
export function* reachableFrom(g: HeapGraph, sources: NodeSet, avoid: NodeSet): Steps<NodeSet> {
  const walk = newWalk(g);
  const { seen, queue } = walk;
  const mark = (n: number): void => {
    seen[n >>> 5] |= 1 << (n & 31);
  };
  for (let from = 0; from < g.nodeCount; from += EDGES_PER_STEP) {
    avoid.forEachBetween(from, from + EDGES_PER_STEP, mark);
    yield 0;
  }
  for (let from = 0; from < g.nodeCount; from += EDGES_PER_STEP) {
    sources.forEachBetween(from, from + EDGES_PER_STEP, (n) => {
      if ((seen[n >>> 5] & (1 << (n & 31))) !== 0) return;
      mark(n);
      queue[walk.tail++] = n;
    });
    yield 0;
  }
  if (walk.tail > 0) walk.edge = g.edgeStart[queue[0]];
  yield* walkOn(walk);
  return difference(setOfWords(g.nodeCount, seen), avoid);
}

const newWalk = (g: HeapGraph): Walk => ({
  graph: g,
  seen: new Uint32Array(wordsFor(g.nodeCount)),
  queue: new Uint32Array(g.nodeCount),
  head: 0,
  tail: 0,
  edge: 0,
});

function* walkOn(walk: Walk): Steps<void> {
  const total = Math.max(1, walk.graph.nodeCount);
  while (walk.head < walk.tail) {
    expand(walk, EDGES_PER_STEP);
    yield walk.head / total;
  }
}

/** Puts the root and what its edges lead to into the queue. */
function enterRoot(walk: Walk, skipped: readonly number[]): void {
  const { graph: g, seen, queue } = walk;
  const skip = new Set(skipped);
  queue[walk.tail++] = g.root;
  seen[g.root >>> 5] |= 1 << (g.root & 31);
  for (let e = g.edgeStart[g.root]; e < g.edgeStart[g.root + 1]; e++) {
    const target = g.edgeTarget[e];
    const bit = 1 << (target & 31);
    if (g.edgeKind[e] === EdgeKind.weak || (seen[target >>> 5] & bit) !== 0 || skip.has(e)) continue;
    seen[target >>> 5] |= bit;
    queue[walk.tail++] = target;
  }
  walk.head = 1;
  if (walk.tail > 1) walk.edge = g.edgeStart[queue[1]];
}

/** Goes on until the queue is empty or about `budget` nodes and edges have been looked at. */
function expand(walk: Walk, budget: number): void {
  const { seen, queue } = walk;
  const { edgeStart, edgeTarget, edgeKind } = walk.graph;
  let { head, tail, edge } = walk;
  for (let left = budget; left > 0 && head < tail;) {
    const end = Math.min(edgeStart[queue[head] + 1], edge + left);
    left -= end - edge + 1;
    for (; edge < end; edge++) {
      const target = edgeTarget[edge];
      const bit = 1 << (target & 31);
      if (edgeKind[edge] === EdgeKind.weak || (seen[target >>> 5] & bit) !== 0) continue;
      seen[target >>> 5] |= bit;
      queue[tail++] = target;
    }
    if (edge === edgeStart[queue[head] + 1] && ++head < tail) edge = edgeStart[queue[head]];
  }
  walk.head = head;
  walk.tail = tail;
  walk.edge = edge;
}
