/** Goes over shortest paths one by one, in heapy's order, without ever making a list of them. */
import type { PathGraph } from '../../analysis/shortest-paths.ts';
import type { PathCounts, PathSteps } from '../../analysis/path-steps.ts';
import type { Steps } from '../../base/steps.ts';
import type { HeapGraph } from '../../heap/graph.ts';

/** One path: where it starts, and the references it takes. */
export interface PathEdges {
  readonly source: number;
  readonly edges: Uint32Array;
}

/** Levels gone down between two yields. */
const LEVELS_PER_STEP = 1 << 12;

/** A place between two paths. */
export interface PathWalk {
  /** The next path; `undefined` after the last. */
  next(): Steps<PathEdges | undefined>;
  /** Leaves out that many paths from the beginning: only before the first `next`. Counts must be exact up to there. */
  skip(count: number, counts: PathCounts): Steps<void>;
}

/** A level where another step could be taken. */
interface Choice {
  readonly level: number;
  readonly edges: Uint32Array;
  at: number;
}

/** All paths of a path graph, those of each source one after another. `sources` are its first level in the order wanted. */
export function pathWalk(g: HeapGraph, paths: PathGraph, steps: PathSteps, sources: Uint32Array): PathWalk {
  const { length } = paths;
  const edges = new Uint32Array(Math.max(0, length));
  const choices: Choice[] = [];
  let source = 0;
  /** Whether the path in `edges` is there and not given out yet, or was given out. */
  let state: 'start' | 'ready' | 'given' = 'start';
  /** The node at which level `k` starts. */
  const nodeAt = (k: number): number => (k === 0 ? sources[source] : g.edgeTarget[edges[k - 1]]);
  /** Takes the first step of every level from `k` on. */
  function* descend(from: number): Steps<void> {
    for (let k = from; k < length; k++) {
      const options = yield* steps.from(nodeAt(k), k);
      edges[k] = options[0];
      if (options.length > 1) choices.push({ level: k, edges: options, at: 0 });
      if (k % LEVELS_PER_STEP === 0) yield k / length;
    }
  }
  /** Goes on to the next path. False after the last. */
  function* advance(): Steps<boolean> {
    for (let choice = choices.at(-1); choice !== undefined; choice = choices.at(-1)) {
      if (++choice.at < choice.edges.length) {
        edges[choice.level] = choice.edges[choice.at];
        yield* descend(choice.level + 1);
        return true;
      }
      choices.pop();
    }
    if (++source >= sources.length) return false;
    yield* descend(0);
    return true;
  }
  return {
    *next() {
      if (length < 0 || source >= sources.length) return undefined;
      if (state === 'start') yield* descend(0);
      else if (state === 'given' && !(yield* advance())) return undefined;
      state = 'given';
      return { source: sources[source], edges: edges.slice() };
    },
    *skip(count, { from }) {
      let left = count;
      const passed = (n: number): boolean => {
        const beyond = from[paths.placeOf(n)];
        if (left < beyond) return false;
        left -= beyond;
        return true;
      };
      while (source < sources.length && passed(sources[source])) source++;
      if (source >= sources.length) return;
      for (let k = 0; k < length; k++) {
        const options = yield* steps.from(nodeAt(k), k);
        let at = 0;
        while (at + 1 < options.length && passed(g.edgeTarget[options[at]])) at++;
        edges[k] = options[at];
        if (options.length > 1) choices.push({ level: k, edges: options, at });
      }
      state = 'ready';
    },
  };
}
