/** All shortest ways along references from one set of objects to another, as a graph of levels (guppy3: Path.shpaths). */
import { wordsFor } from '../base/bits.ts';
import { scaled, type Steps } from '../base/steps.ts';
import { EdgeKind } from '../heap/edge-kind.ts';
import type { HeapGraph, NodeIndex } from '../heap/graph.ts';
import { setOfSorted, type NodeSet } from '../heap/node-set.ts';
import { namelessRoots } from './referrers-of-set.ts';

/** Where to look for paths. */
export interface PathQuery {
  readonly sources: NodeSet;
  readonly targets: NodeSet;
  /** Nodes that no path enters; sources among them do not count. */
  readonly avoidNodes: NodeSet;
  /** Rows of references that no path takes. */
  readonly avoidEdges: ReadonlySet<number>;
}

/**
 * The nodes of all shortest paths by level: those of level k are `nodes[levelStart[k]] … nodes[levelStart[k + 1] - 1]`. The first
 * level are sources, the last targets. Without a path there is no level.
 */
export interface PathGraph {
  readonly nodes: Uint32Array;
  readonly levelStart: Uint32Array; // [levels + 1]
  /** References on every path; -1 = no path. */
  readonly length: number;
  /** Place of a node in `nodes`; -1 = on no path. */
  placeOf(n: number): number;
  /** Nodes of one level. Negative levels count from the last. Throws RangeError outside of the levels. */
  level(k: number): NodeSet;
}

/** References looked at between two yields. */
const EDGES_PER_STEP = 1 << 15;

/**
 * A breadth-first walk that ends at the first level with a target: only the targets there are reached. Weak references and those of
 * the capture's own objects are not followed. O(nodes + edges).
 */
export function* shortestPaths(g: HeapGraph, query: PathQuery): Steps<PathGraph> {
  const { queue, levels, found } = yield* scaled(0, 0.7, walked(g, query));
  if (!found) return pathGraph(g.nodeCount, new Uint32Array(0), Uint32Array.of(0));
  return yield* scaled(0.7, 1, pruned(g, query, queue, levels));
}

/** Nodes as they were found, `levels`: where each level starts and the last ends. */
interface Walked {
  readonly queue: Uint32Array;
  readonly levels: readonly number[];
  readonly found: boolean;
}

function* walked(g: HeapGraph, { sources, targets, avoidNodes, avoidEdges }: PathQuery): Steps<Walked> {
  const { edgeStart, edgeTarget, edgeKind, nodeCount } = g;
  const isNameless = namelessRoots(g);
  const seen = new Uint8Array(nodeCount);
  avoidNodes.forEach((n) => (seen[n] = 1));
  const isTarget = new Uint8Array(nodeCount);
  targets.forEach((n) => (isTarget[n] = 1));
  const isHidden = new Uint8Array(nodeCount);
  for (const n of g.hidden) isHidden[n] = 1;
  const queue = new Uint32Array(nodeCount);
  let tail = 0;
  sources.forEach((n) => {
    if (seen[n] === 0) queue[tail++] = n;
    seen[n] = 1;
  });
  const levels = [0];
  let found = false;
  let left = EDGES_PER_STEP;
  for (let head = 0; !found && head < tail;) {
    const end = tail;
    levels.push(end);
    for (; head < end; head++) {
      const n = queue[head];
      const last = isHidden[n] === 1 ? 0 : edgeStart[n + 1];
      for (let e = edgeStart[n]; e < last; e++) {
        if (--left === 0) {
          left = EDGES_PER_STEP;
          yield head / nodeCount;
        }
        const target = edgeTarget[e];
        if (seen[target] === 1 || edgeKind[e] === EdgeKind.weak || avoidEdges.has(e) || isNameless(n, e)) continue;
        seen[target] = 1;
        queue[tail++] = target;
        if (isTarget[target] === 1) found = true;
      }
    }
  }
  levels.push(tail);
  return { queue, levels, found };
}

/** What leads to targets of the last level, found backwards. */
function* pruned(g: HeapGraph, query: PathQuery, queue: Uint32Array, levels: readonly number[]): Steps<PathGraph> {
  const { edgeStart, edgeTarget, edgeKind } = g;
  const { targets, avoidEdges } = query;
  const isNameless = namelessRoots(g);
  const isHidden = new Set(g.hidden);
  const leads = new Uint32Array(wordsFor(g.nodeCount)); // bits: nodes of the level below that lead to a target
  const last = levels.length - 2;
  const nodes = new Uint32Array(levels[last + 1]); // filled from its end
  const starts: number[] = [];
  let at = nodes.length;
  for (let i = levels[last]; i < levels[last + 1]; i++) if (targets.has(queue[i] as NodeIndex)) nodes[--at] = queue[i];
  let below = nodes.length;
  let left = EDGES_PER_STEP;
  for (let k = last - 1; k >= 0; k--) {
    const here = at;
    for (let i = here; i < below; i++) leads[nodes[i] >>> 5] |= 1 << (nodes[i] & 31);
    for (let i = levels[k]; i < levels[k + 1]; i++) {
      const n = queue[i];
      const end = isHidden.has(n) ? 0 : edgeStart[n + 1];
      for (let e = edgeStart[n]; e < end; e++) {
        if (--left === 0) {
          left = EDGES_PER_STEP;
          yield 1 - i / levels[last];
        }
        const target = edgeTarget[e];
        if ((leads[target >>> 5] & (1 << (target & 31))) === 0 || edgeKind[e] === EdgeKind.weak) continue;
        if (avoidEdges.has(e) || isNameless(n, e)) continue;
        nodes[--at] = n;
        break;
      }
    }
    for (let i = here; i < below; i++) leads[nodes[i] >>> 5] &= ~(1 << (nodes[i] & 31));
    starts.push(here);
    below = here;
  }
  const first = at;
  const levelStart = new Uint32Array(starts.length + 2);
  for (let k = 0; k < starts.length; k++) levelStart[starts.length - k] = starts[k] - first;
  levelStart[starts.length + 1] = nodes.length - first;
  return pathGraph(g.nodeCount, nodes.slice(first), levelStart);
}

function pathGraph(universe: number, nodes: Uint32Array, levelStart: Uint32Array): PathGraph {
  const places = new Uint32Array(nodes.length === 0 ? 0 : universe); // place + 1
  for (let i = 0; i < nodes.length; i++) places[nodes[i]] = i + 1;
  const levels = levelStart.length - 1;
  return {
    nodes,
    levelStart,
    length: levels - 1,
    placeOf: (n) => (nodes.length === 0 ? -1 : places[n] - 1),
    level(k) {
      const at = k < 0 ? k + levels : k;
      if (!(at >= 0 && at < levels)) throw new RangeError(`no level ${k}`);
      return setOfSorted(universe, nodes.slice(levelStart[at], levelStart[at + 1]).sort());
    },
  };
}
