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

/** References to one node, and nodes, gone over between two yields. */
const REFERENCES_PER_STEP = 1 << 14;
const NODES_PER_STEP = 1 << 9;

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
  readonly dominator: Uint32Array; // [M] dominator, or a place with the same dominator
  // Places wait in the bucket of their semidominator: singly linked, 0 = end (the root waits nowhere).
  readonly bucket: Uint32Array; //       [M]
  readonly nextInBucket: Uint32Array; // [M]
}

interface Search {
  readonly g: HeapGraph;
  readonly tree: DepthFirst;
  readonly referrers: ReferrerIndex;
  readonly forest: Forest;
}

const newForest = (count: number): Forest => ({
  semi: ascending(count),
  ancestor: ascending(count),
  best: ascending(count),
  path: new Uint32Array(count),
  dominator: new Uint32Array(count),
  bucket: new Uint32Array(count),
  nextInBucket: new Uint32Array(count),
});

function ascending(count: number): Uint32Array {
  const column = new Uint32Array(count);
  for (let i = 0; i < count; i++) column[i] = i;
  return column;
}

/** [M] place of the dominator of each place. */
function* parentsInOrder(g: HeapGraph, tree: DepthFirst, referrers: ReferrerIndex): Steps<Uint32Array> {
  const { order } = tree;
  const count = order.length;
  const forest = newForest(count);
  const search: Search = { g, tree, referrers, forest };
  const { dominator, semi } = forest;
  let from = referrers.start[order[count - 1]]; // the next reference to look at, to the node at place v
  for (let v = count - 1; v > 0;) {
    const end = referrers.start[order[v] + 1];
    const to = Math.min(end, from + REFERENCES_PER_STEP);
    const least = leastSemidominator(search, from, to);
    if (least < semi[v]) semi[v] = least;
    from = to;
    if (to === end) {
      settle(forest, v, tree.above[v]);
      from = referrers.start[order[--v]];
    }
    if (v % NODES_PER_STEP === 0 || to < end) yield 0.9 * (1 - v / count);
  }
  for (let v = 1; v < count; v++) {
    if (dominator[v] !== semi[v]) dominator[v] = dominator[dominator[v]];
    if (v % REFERENCES_PER_STEP === 0) yield 0.9 + 0.1 * (v / count);
  }
  return dominator;
}

/** The least semidominator that the references `from … to - 1` offer. */
function leastSemidominator({ g, tree, referrers, forest }: Search, from: number, to: number): number {
  const { place } = tree;
  const { source, edge } = referrers;
  const { semi } = forest;
  let least = 0xffffffff;
  for (let i = from; i < to; i++) {
    const u = place[source[i]];
    if (u === 0 && source[i] !== g.root) continue; // nothing reaches it, or it is hidden
    if (g.edgeKind[edge[i]] === EdgeKind.weak) continue;
    const candidate = semi[evaluate(forest, u)];
    if (candidate < least) least = candidate;
  }
  return least;
}

/** `v` waits for its dominator, is linked to its parent, and what waited for the parent learns its own. */
function settle(forest: Forest, v: number, parent: number): void {
  const { semi, ancestor, dominator, bucket, nextInBucket } = forest;
  nextInBucket[v] = bucket[semi[v]];
  bucket[semi[v]] = v;
  ancestor[v] = parent;
  for (let w = bucket[parent]; w !== 0; w = nextInBucket[w]) {
    const u = evaluate(forest, w);
    dominator[w] = semi[u] < semi[w] ? u : parent;
  }
  bucket[parent] = 0;
}

/** The place with the least semidominator on the way from `v` to the top of its tree, the top left out; shortens the way. */
function evaluate(forest: Forest, v: number): number {
  const { semi, ancestor, best, path } = forest;
  let top = ancestor[v];
  if (top === v) return v;
  if (ancestor[top] === top) return best[v];
  let length = 0;
  let at = v;
  for (; ancestor[top] !== top; top = ancestor[at]) {
    path[length++] = at;
    at = top;
  }
  // `at` is the child of the top; from there downwards.
  let least = best[at];
  while (length > 0) {
    const u = path[--length];
    if (semi[least] < semi[best[u]]) best[u] = least;
    else least = best[u];
    ancestor[u] = top;
  }
  return least;
}
