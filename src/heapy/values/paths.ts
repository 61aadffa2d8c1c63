/** `x.sp`: all shortest paths to the nearest members of a set (guppy3: ShortestPaths). */
import { countPaths, MOST_PATHS, pathSteps, type PathCounts, type PathSteps } from '../../analysis/path-steps.ts';
import { extendPath } from '../../analysis/reference-label.ts';
import { shortestPaths, type PathGraph, type PathQuery } from '../../analysis/shortest-paths.ts';
import { once } from '../../base/once.ts';
import type { Steps } from '../../base/steps.ts';
import type { EdgeIndex, NodeIndex } from '../../heap/graph.ts';
import { HeapyError } from '../heapy-error.ts';
import { rendererOf } from './identity.ts';
import { firstLines, type Lines } from './lines.ts';
import { pathWalk, type PathEdges } from './path-walk.ts';
import { setValue } from './set.ts';
import type { HandleValue, OpenHeap } from './value.ts';

/** Paths: nothing is enumerated before it is asked for. */
export interface PathsHandle extends HandleValue {
  readonly is: 'paths';
  readonly of: OpenHeap;
  readonly query: PathQuery;
  readonly graph: PathGraph;
  readonly steps: PathSteps;
  readonly lines: Lines;
  /** How paths begin: `hp.Root`, `Src`; `undefined`: by the brief of their source. */
  readonly prefix: string | undefined;
  counts(): Steps<PathCounts>;
}

/** One path. */
export interface PathHandle extends HandleValue {
  readonly is: 'path';
  readonly of: OpenHeap;
  readonly path: PathEdges;
}

/** References of some levels, to be avoided. */
export interface EdgesHandle extends HandleValue {
  readonly is: 'edges';
  readonly of: OpenHeap;
  readonly edges: ReadonlySet<number>;
}

/** Paths from `query.sources` to the nearest of its targets. */
export function* pathsOf(of: OpenHeap, query: PathQuery, prefix: string | undefined): Steps<PathsHandle> {
  const g = of.heap.graph;
  const graph = yield* shortestPaths(g, query);
  const steps = pathSteps(g, graph, query.avoidEdges);
  const counts = once(() => countPaths(g, graph, steps));
  const made: Omit<PathsHandle, 'lines'> = {
    type: 'handle',
    is: 'paths',
    text: '',
    of,
    query,
    graph,
    steps,
    prefix,
    counts,
  };
  return { ...made, lines: linesOf(made) };
}

/** Sources of the paths in heapy's order of objects. */
function* sourcesOf({ of, graph }: Pick<PathsHandle, 'of' | 'graph'>): Steps<Uint32Array> {
  if (graph.length < 0) return new Uint32Array(0);
  const set = setValue(of, graph.level(0));
  return yield* (yield* set.identityOrder()).range(0, set.nodes.count);
}

/** Characters of the longest path written. */
const MOST_CHARACTERS = 16 * 1024 * 1024;
/** References written between two yields. */
const EDGES_PER_STEP = 1 << 12;

/** A path as an expression that begins with `prefix`. Throws HeapyError when it is too long for a text. */
export function* pathText({ of }: { readonly of: OpenHeap }, { edges }: PathEdges, prefix: string): Steps<string> {
  let text = prefix;
  for (let i = 0; i < edges.length; i++) {
    text = extendPath(of.heap.graph, text, edges[i] as EdgeIndex);
    if (i % EDGES_PER_STEP !== EDGES_PER_STEP - 1) continue;
    if (text.length > MOST_CHARACTERS)
      throw new HeapyError('budget', `a path of ${edges.length} steps is too long to print`);
    yield i / edges.length;
  }
  return text;
}

function* prefixOf(paths: Pick<PathsHandle, 'of' | 'prefix'>, source: number): Steps<string> {
  if (paths.prefix !== undefined) return paths.prefix;
  const renderer = yield* rendererOf(paths.of);
  return `<1 ${renderer.kind(source as NodeIndex)}: ${renderer.text(source as NodeIndex)}>`;
}

/** `15`, or for more than can be counted what is known. */
export const countText = (count: bigint): string => (count >= MOST_PATHS ? 'more than 2**1024' : String(count));

function linesOf(paths: Omit<PathsHandle, 'lines'>): Lines {
  const { of, graph, steps } = paths;
  const walk = once(function* () {
    return pathWalk(of.heap.graph, graph, steps, yield* sourcesOf(paths));
  });
  const made: string[] = [];
  let isAll = false;
  return {
    label: '',
    *line(index) {
      while (index >= made.length && !isAll) {
        const path = yield* (yield* walk()).next();
        if (path === undefined) isAll = true;
        else {
          const text = yield* pathText(paths, path, yield* prefixOf(paths, path.source));
          made.push(`${String(made.length).padStart(2)}: ${text}`);
        }
      }
      return made.at(index);
    },
    *more(last) {
      const { total } = yield* paths.counts();
      const left = total >= MOST_PATHS ? total : total - BigInt(last + 1);
      return `<... ${countText(left)} more paths ...>`;
    },
    *empty() {
      return (yield* paths.counts()).total > 0n ? '<No more paths>' : '';
    },
  };
}

/** The text of the first ten. */
export const pathsText = ({ lines }: PathsHandle): Steps<string> => firstLines(lines);

/** `sp[i]`: one path; negative numbers count from the last. Throws HeapyError outside, and beyond what can be counted exactly. */
export function* pathAt(paths: PathsHandle, index: number): Steps<PathHandle> {
  const counts = yield* paths.counts();
  const at = index < 0 ? BigInt(index) + counts.total : BigInt(index);
  if (at < 0n || at >= counts.total)
    throw new HeapyError('index', `path index out of range: there are ${countText(counts.total)} paths`);
  if (at > BigInt(Number.MAX_SAFE_INTEGER))
    throw new HeapyError('budget', 'paths can be picked up to number 2**53 only');
  const walk = pathWalk(paths.of.heap.graph, paths.graph, paths.steps, yield* sourcesOf(paths));
  yield* walk.skip(Number(at), counts);
  const path = yield* walk.next();
  if (path === undefined) throw new HeapyError('index', 'path index out of range');
  return { type: 'handle', is: 'path', text: '', of: paths.of, path };
}

/** The first paths, at most so many. */
export function* somePaths(paths: PathsHandle, most: number): Steps<readonly PathHandle[]> {
  const walk = pathWalk(paths.of.heap.graph, paths.graph, paths.steps, yield* sourcesOf(paths));
  const found: PathHandle[] = [];
  for (let path = yield* walk.next(); path !== undefined && found.length < most; path = yield* walk.next())
    found.push({ type: 'handle', is: 'path', text: '', of: paths.of, path });
  return found;
}
