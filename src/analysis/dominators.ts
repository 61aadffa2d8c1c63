/**
 * The tree of dominators: whose death frees an object. Lengauer and Tarjan, "A fast algorithm for finding dominators in a
 * flowgraph", ACM TOPLAS 1(1), 1979, with simple linking: O(edges · log nodes) whatever the graph, no recursion.
 */
import { scaled, type Steps } from '../base/steps.ts';
import { EdgeKind } from '../heap/edge-kind.ts';
import { selfSizeOf, type HeapGraph, type NodeIndex } from '../heap/graph.ts';
import { depthFirst, type DepthFirst } from './depth-first.ts';
import type { ReferrerIndex } from './referrers.ts';

/** In `parent`: nothing keeps the node alive, no root reaches it; or it is the root. */
export const NO_DOMINATOR = 0xffffffff;

/** N nodes. The capture's own objects keep nothing alive and stand outside of the tree. */
export interface Dominators {
  /** [N] the nearest node whose death frees this one; 0 = only the root does; NO_DOMINATOR = outside of the tree. */
  readonly parent: Uint32Array;
  /** [N] bytes freed with a node, its own included; 0 outside of the tree, the whole tree at the root. */
  readonly retainedSize: Float64Array;
}

/** References gone over between two yields. */
const REFERENCES_PER_STEP = 1 << 14;

/** The tree of all nodes that the root reaches over strong references. */
export function* dominators(g: HeapGraph, referrers: ReferrerIndex): Steps<Dominators> {
  const tree = yield* scaled(0, 0.3, depthFirst(g));
  const parents = yield* scaled(0.3, 0.9, parentsInOrder(g, tree, referrers));
  const { order } = tree;
  const parent = new Uint32Array(g.nodeCount).fill(NO_DOMINATOR);
  const retainedSize = new Float64Array(g.nodeCount);
  // A dominator comes before what it dominates: backwards, the sums of children are ready.
  for (let i = order.length - 1; i >= 0; i--) {
    const n = order[i];
    retainedSize[n] += selfSizeOf(g, n as NodeIndex);
    if (i > 0) {
      parent[n] = order[parents[i]];
      retainedSize[parent[n]] += retainedSize[n];
    }
    if (i % REFERENCES_PER_STEP === 0) yield 1 - 0.1 * (i / order.length);
  }
  return { parent, retainedSize };
}

/** Columns of the algorithm. All numbers are places in `order`: the later a place, the later it was found. M places. */
interface Forest {
  readonly semi: Uint32Array; //     [M] semidominator
  readonly ancestor: Uint32Array; // [M] place above in the forest; itself = a tree's top
  readonly best: Uint32Array; //     [M] place with the least semidominator on the way to the top
  readonly path: Uint32Array; //     [M] room for one way to the top
}

/** [M] place of the dominator of each place. */
function* parentsInOrder(g: HeapGraph, tree: DepthFirst, referrers: ReferrerIndex): Steps<Uint32Array> {
  const { order, place, above } = tree;
  const count = order.length;
  const forest: Forest = {
    semi: Uint32Array.from(order.keys()),
    ancestor: Uint32Array.from(order.keys()),
    best: Uint32Array.from(order.keys()),
    path: new Uint32Array(count),
  };
  const { semi, ancestor } = forest;
  const dominator = new Uint32Array(count);
  // Places wait in the bucket of their semidominator: singly linked, 0 = end (the root waits nowhere).
  const bucket = new Uint32Array(count);
  const nextInBucket = new Uint32Array(count);
  const { start, source, edge } = referrers;
  const { edgeKind } = g;
  let left = REFERENCES_PER_STEP;
  for (let v = count - 1; v > 0; v--) {
    const n = order[v];
    for (let i = start[n], end = start[n + 1]; i < end; i++) {
      if (--left === 0) {
        left = REFERENCES_PER_STEP;
        yield 0.9 * (1 - v / count);
      }
      const u = place[source[i]];
      if (u === 0 && source[i] !== g.root) continue; // nothing reaches it, or it is hidden
      if (edgeKind[edge[i]] === EdgeKind.weak) continue;
      const candidate = semi[evaluate(forest, u)];
      if (candidate < semi[v]) semi[v] = candidate;
    }
    nextInBucket[v] = bucket[semi[v]];
    bucket[semi[v]] = v;
    const parent = above[v];
    ancestor[v] = parent;
    for (let w = bucket[parent]; w !== 0; w = nextInBucket[w]) {
      const u = evaluate(forest, w);
      dominator[w] = semi[u] < semi[w] ? u : parent;
    }
    bucket[parent] = 0;
  }
  for (let v = 1; v < count; v++) {
    if (dominator[v] !== semi[v]) dominator[v] = dominator[dominator[v]];
    if (v % REFERENCES_PER_STEP === 0) yield 0.9 + 0.1 * (v / count);
  }
  return dominator;
}

/** The place with the least semidominator on the way from `v` to the top of its tree, the top left out; shortens the way. */
function evaluate({ semi, ancestor, best, path }: Forest, v: number): number {
  if (ancestor[v] === v) return v;
  let length = 0;
  let at = v;
  for (; ancestor[ancestor[at]] !== ancestor[at]; at = ancestor[at]) path[length++] = at;
  const top = ancestor[at];
  while (length > 0) {
    const u = path[--length];
    const above = ancestor[u];
    if (semi[best[above]] < semi[best[u]]) best[u] = best[above];
    ancestor[u] = top;
  }
  return best[v];
}
