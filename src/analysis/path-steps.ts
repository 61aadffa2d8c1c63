/** The steps of shortest paths, object by object, and how many paths there are: nothing here enumerates them. */
import { sorted } from '../base/stable-sort.ts';
import { scaled, type Steps } from '../base/steps.ts';
import { EdgeKind } from '../heap/edge-kind.ts';
import type { HeapGraph } from '../heap/graph.ts';
import { compareReferences, relationCode } from './reference-order.ts';
import { namelessRoots } from './referrers-of-set.ts';
import type { PathGraph } from './shortest-paths.ts';

/** References gone over between two yields. */
const EDGES_PER_STEP = 1 << 15;

/** Steps that can be taken from objects of a path graph. */
export interface PathSteps {
  /** References from a node of level k to the next level in heapy's order; relations that are equal are one step. */
  from(n: number, k: number): Steps<Uint32Array>;
  /** The same references in any order: cheaper where keys need not be compared. */
  unordered(n: number, k: number): Steps<Uint32Array>;
}

/** Steps of `paths`; `avoidEdges` are those of its query. */
export function pathSteps(g: HeapGraph, paths: PathGraph, avoidEdges: ReadonlySet<number>): PathSteps {
  const { edgeStart, edgeTarget, edgeKind, edgeLabel } = g;
  const isNameless = namelessRoots(g);
  const { levelStart } = paths;
  const same = (a: number, b: number): boolean =>
    edgeTarget[a] === edgeTarget[b] && edgeKind[a] === edgeKind[b] && edgeLabel[a] === edgeLabel[b];
  function* unsorted(n: number, k: number): Steps<Uint32Array> {
    const taken: number[] = [];
    const known = new Set<number>(); // targets that a named reference leads to
    const from = levelStart[k + 1];
    const to = levelStart[k + 2];
    for (let e = edgeStart[n]; e < edgeStart[n + 1]; e++) {
      const place = paths.placeOf(edgeTarget[e]);
      if (e % EDGES_PER_STEP === 0) yield 0;
      if (place < from || place >= to || edgeKind[e] === EdgeKind.weak || avoidEdges.has(e) || isNameless(n, e))
        continue;
      taken.push(e);
      if (relationCode(g, e) >= 0) known.add(edgeTarget[e]);
    }
    return Uint32Array.from(taken.filter((e) => relationCode(g, e) >= 0 || !known.has(edgeTarget[e])));
  }
  const byTarget = (a: number, b: number): number =>
    edgeTarget[a] - edgeTarget[b] || edgeKind[a] - edgeKind[b] || edgeLabel[a] - edgeLabel[b];
  function* distinct(n: number, k: number): Steps<Uint32Array> {
    if (k < 0 || k >= paths.length) return new Uint32Array(0);
    const edges = yield* unsorted(n, k);
    if (edges.length < 2) return edges;
    return edges.sort(byTarget).filter((e, i) => i === 0 || !same(e, edges[i - 1]));
  }
  return {
    unordered: distinct,
    *from(n, k) {
      const edges = yield* distinct(n, k);
      return edges.length < 2 ? edges : yield* sorted(edges, compareReferences(g));
    },
  };
}

/** Above this a count is said to be more: numbers of paths grow exponentially with their length. */
export const MOST_PATHS = 1n << 1024n;

/** Numbers of paths. */
export interface PathCounts {
  /** [nodes of the path graph, by place] paths from there to a target; exact below 2^53, at least that much else. */
  readonly from: Float64Array;
  /** All paths; MOST_PATHS = so many or more. */
  readonly total: bigint;
}

/** Counts the paths that enumerating would give. O(references of the nodes on paths). */
export function* countPaths(g: HeapGraph, paths: PathGraph, steps: PathSteps): Steps<PathCounts> {
  const { nodes, levelStart, length } = paths;
  const from = new Float64Array(nodes.length);
  if (length < 0) return { from, total: 0n };
  from.fill(1, levelStart[length]);
  let exact: Map<number, bigint> | undefined; // by place, of one level; from where doubles are not exact any more
  for (let k = length - 1; k >= 0; k--) {
    const here: Map<number, bigint> | undefined = exact === undefined ? undefined : new Map();
    let isLarge = false;
    const done = 1 - (k + 1) / (length + 1);
    for (let place = levelStart[k]; place < levelStart[k + 1]; place++) {
      const edges = yield* scaled(done, done, steps.unordered(nodes[place], k));
      let sum = 0;
      let whole = 0n;
      for (const e of edges) {
        const next = paths.placeOf(g.edgeTarget[e]);
        sum += from[next];
        if (exact !== undefined) whole += exact.get(next) ?? 0n;
      }
      from[place] = Math.min(sum, Number.MAX_SAFE_INTEGER + 1);
      if (sum > Number.MAX_SAFE_INTEGER) isLarge = true;
      here?.set(place, whole < MOST_PATHS ? whole : MOST_PATHS);
      if (place % EDGES_PER_STEP === 0) yield done;
    }
    exact = here ?? (isLarge ? yield* scaled(done, done, exactCounts(g, paths, steps, from, k)) : undefined);
  }
  return { from, total: total(paths, from, exact) };
}

/** The counts of level k as integers, from those of the next level, which are small. */
function* exactCounts(
  g: HeapGraph,
  paths: PathGraph,
  steps: PathSteps,
  from: Float64Array,
  k: number,
): Steps<Map<number, bigint>> {
  const counts = new Map<number, bigint>();
  for (let place = paths.levelStart[k]; place < paths.levelStart[k + 1]; place++) {
    let sum = 0n;
    for (const e of yield* steps.unordered(paths.nodes[place], k)) sum += BigInt(from[paths.placeOf(g.edgeTarget[e])]);
    counts.set(place, sum);
  }
  return counts;
}

function total(paths: PathGraph, from: Float64Array, exact: ReadonlyMap<number, bigint> | undefined): bigint {
  let sum = 0n;
  for (let place = 0; place < paths.levelStart[1]; place++) sum += exact?.get(place) ?? BigInt(from[place]);
  return sum < MOST_PATHS ? sum : MOST_PATHS;
}
